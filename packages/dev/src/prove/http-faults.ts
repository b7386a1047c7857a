import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * What becomes of one request: carried; lost on its way; carried out and its answer lost; delivered twice at once; or answered by
 * something that stands between.
 */
export type HttpFault = 'none' | 'dropRequest' | 'dropReply' | 'twice' | 'serverError' | 'html'

export interface HttpFaultsProxy {
  port: number
  url: string
  stop(): Promise<void>
}

interface Reply {
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
}

/** A proxy on the loopback that carries whole requests to wherever `target` says at that moment, or fails to. */
export async function startHttpFaults(options: {
  /** An origin. */
  target: () => string
  faultOf: (path: string) => HttpFault
}): Promise<HttpFaultsProxy> {
  const { target, faultOf } = options
  const agent = new Agent({ keepAlive: true, maxSockets: 200 })

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = incoming.url ?? '/'
    // A stream has no end that could be waited for.
    if (path.startsWith('/subscribe/')) return stream(incoming, outgoing)
    try {
      const body = await readAll(incoming)
      const carry = () => send(agent, `${target()}${path}`, incoming, body)
      const fault = faultOf(path)
      if (fault === 'dropRequest') return void outgoing.destroy()
      if (fault === 'serverError') return void outgoing.writeHead(502).end('Bad Gateway')
      if (fault === 'html') {
        const page = '<!doctype html><title>Please wait</title>'
        return void outgoing.writeHead(200, { 'content-type': 'text/html' }).end(page)
      }
      const [reply] = fault === 'twice' ? (await Promise.all([carry(), carry()])).reverse() : [await carry()]
      if (fault === 'dropReply' || !reply) return void outgoing.destroy()
      outgoing.writeHead(reply.status, reply.headers).end(reply.body)
    } catch {
      outgoing.destroy()
    }
  }

  function stream(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const upstream = request(`${target()}${incoming.url}`, { headers: incoming.headers }, reply => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.on('error', () => outgoing.destroy()).pipe(outgoing)
    })
    upstream.on('error', () => outgoing.destroy()).end()
    outgoing.once('close', () => upstream.destroy())
  }

  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.close()
      server.closeAllConnections()
      agent.destroy()
      await once(server, 'close')
    },
  }
}

function send(agent: Agent, url: string, incoming: IncomingMessage, body: Buffer): Promise<Reply> {
  const { method = 'GET', headers } = incoming
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method, headers: { ...headers, host: new URL(url).host }, agent },
      async reply => {
        try {
          const { 'transfer-encoding': _, connection: __, ...kept } = reply.headers
          resolve({ status: reply.statusCode ?? 502, headers: kept, body: await readAll(reply) })
        } catch (error) {
          reject(error)
        }
      },
    )
    // Who has gone waits for nothing any more; what was sent is on its way all the same.
    const leave = () => outgoing.destroy()
    incoming.socket.once('close', leave)
    outgoing.once('close', () => incoming.socket.off('close', leave))
    outgoing.on('error', reject).end(body)
  })
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
