import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** A TCP port of the loopback address that nobody listens on at this moment. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Rejects with one line when somebody listens on that port, on either loopback address: browsers try both. */
export async function requireFreePort(port: number, use: string): Promise<void> {
  const taken = await Promise.all(['127.0.0.1', '::1'].map(host => isTaken(port, host)))
  if (taken.includes(true)) {
    throw new Error(
      `Port ${port}, for ${use}, is in use: stop what listens there or choose another with PORT.`,
    )
  }
}

async function isTaken(port: number, host: string): Promise<boolean> {
  const server = createServer().listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES')
      throw new Error(`Port ${port} needs more rights than this user has: choose another with PORT.`)
    return code === 'EADDRINUSE'
  }
  server.close()
  await once(server, 'close')
  return false
}
