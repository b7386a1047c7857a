import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { Api } from '../src/api.ts'

/** The API on a real socket of the loopback. */
export async function openHttpServer(api: Api): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (incoming, outgoing) => {
    const gone = new AbortController()
    outgoing.once('close', () => gone.abort())
    const request = await toRequest(incoming, gone.signal)
    const isRest = request.url.includes('/api/v1/')
    const answer = await (isRest ? api.handleRest(request) : api.handle(request, null))
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
    if (!answer.body) return void outgoing.end()
    const body = Readable.fromWeb(answer.body as ReadableStream)
    body.once('error', () => outgoing.destroy())
    outgoing.once('close', () => body.destroy())
    body.pipe(outgoing)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, close }
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value))
  const body = chunks.length > 0 ? Buffer.concat(chunks) : null
  return new Request(`http://127.0.0.1${incoming.url}`, {
    method: incoming.method ?? 'GET',
    headers,
    body,
    signal,
  })
}
