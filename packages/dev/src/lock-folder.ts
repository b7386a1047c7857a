import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, realpath, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Makes a folder this process's own for as long as it lives. Rejects with one line while another process has it. What tells is
 * whether somebody answers on a socket, so nothing is left over by a process that was killed.
 */
export async function lockFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const name = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 24)
  const socketFile = join(tmpdir(), `holdfast-${name}.sock`)
  if (await isAnswered(socketFile))
    throw new Error(`The data folder ${folder} is in use by another running Holdfast.`)
  await rm(socketFile, { force: true })
  const server = createServer(socket => socket.end()).listen(socketFile)
  await once(server, 'listening')
  server.unref()
}

function isAnswered(socketFile: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(socketFile)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
