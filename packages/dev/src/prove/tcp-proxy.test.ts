import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createRandom } from './random.ts'
import { startTcpProxy, type TcpCut, type TcpProxy } from './tcp-proxy.ts'

// A proxy that reordered or lost bytes would be a fault that no network has, and every finding behind it worth nothing.

const random = createRandom('tcp-proxy')
let echo: Server
let proxy: TcpProxy
let cuts: TcpCut[] = []

beforeEach(async () => {
  cuts = []
  echo = createServer({ allowHalfOpen: true }, socket => socket.on('error', () => {}).pipe(socket))
  await new Promise<void>(resolve => echo.listen(0, '127.0.0.1', resolve))
  const { port } = echo.address() as AddressInfo
  proxy = await startTcpProxy({ targetPort: port, random, cutOf: () => cuts.shift() ?? 'none' })
})

afterEach(async () => {
  await proxy.stop()
  echo.close()
})

async function open(): Promise<Socket> {
  const socket = connect({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true })
  await once(socket, 'connect')
  return socket
}

/** How a connection ended: by its end, by a reset, or at once. */
function endOf(socket: Socket): Promise<string> {
  socket.resume()
  return new Promise(resolve => {
    socket.once('end', () => resolve('end'))
    socket.once('error', error => resolve((error as NodeJS.ErrnoException).code ?? 'error'))
    socket.once('close', () => resolve('close'))
  })
}

/** The checksums of what went in and of what came back. */
async function carry(bytes: number): Promise<[sent: string, echoed: string]> {
  const socket = await open()
  const [sent, echoed] = [createHash('sha256'), createHash('sha256')]
  const reading = (async () => {
    for await (const chunk of socket) echoed.update(chunk)
  })()
  for (let left = bytes; left > 0; ) {
    const chunk = Buffer.from(
      Array.from({ length: Math.min(left, random.integer(1, 9_000)) }, () => random.integer(0, 255)),
    )
    sent.update(chunk)
    left -= chunk.length
    if (!socket.write(chunk)) await once(socket, 'drain')
    if (random.percent(30)) await sleep(1)
  }
  socket.end()
  await reading
  return [sent.digest('hex'), echoed.digest('hex')]
}

it('keeps every byte in its place, on many connections at once', async () => {
  const carried = await Promise.all(Array.from({ length: 8 }, () => carry(200_000)))
  for (const [sent, echoed] of carried) expect(echoed).toBe(sent)
})

it('keeps every byte in its place while it is slow, black and well again', async () => {
  const carrying = Promise.all(Array.from({ length: 4 }, () => carry(60_000)))
  for (const mode of ['slow', 'blackHole', 'pass', 'slow', 'blackHole', 'slow', 'pass'] as const) {
    proxy.setMode(mode)
    await sleep(40)
  }
  for (const [sent, echoed] of await carrying) expect(echoed).toBe(sent)
})

it('resets, and closes one way only', async () => {
  const reset = await open()
  const ended = endOf(reset)
  await sleep(20)
  expect(proxy.resetAll()).toBe(1)
  expect(await ended).toBe('ECONNRESET')

  const halved = await open()
  const end = endOf(halved)
  await sleep(20)
  expect(proxy.halfCloseAll()).toBe(1)
  expect(await end).toBe('end')
  expect(halved.writable).toBe(true)
  halved.destroy()
})

it('carries nothing through a black hole, and closes at once where it is told to', async () => {
  const socket = await open()
  let heard = 0
  socket.on('data', chunk => {
    heard += chunk.length
  })
  proxy.setMode('blackHole')
  socket.write('hello')
  await sleep(50)
  expect(heard).toBe(0)
  proxy.setMode('pass')
  await once(socket, 'data')
  expect(heard).toBe(5)
  socket.destroy()

  proxy.setMode('acceptAndClose')
  expect(['end', 'ECONNRESET', 'close']).toContain(await endOf(await open()))
})

it('loses a piece before it arrives, or its answer', async () => {
  for (const where of ['before', 'after'] as const) {
    cuts = ['none', where]
    const socket = await open()
    socket.write('one')
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toBe('one')
    const ended = endOf(socket)
    socket.write('two')
    expect(await ended).toBe('ECONNRESET')
  }
})
