import http from 'node:http'
import https from 'node:https'
import { text } from 'node:stream/consumers'
import type { RedisLink, Reply } from './redis-link.ts'

/** An idle connection is closed before a server would do it, which could meet a request that is just being sent. */
const idleMs = 4_000
/** One is answered while the next is on its way; with more of them each would carry less. */
const openMax = 2

/** The way to Redis through a REST door, over connections that stay open. Whatever is no answer of such a door rejects. */
export function openRedisRestLink(settings: {
  redisUrl: string
  redisToken: string
  timeoutMs: number
}): RedisLink {
  const url = new URL(settings.redisUrl)
  const { Agent, request } = url.protocol === 'https:' ? https : http
  const agent = new Agent({ keepAlive: true, maxSockets: openMax, timeout: idleMs })
  const { hostname, port, pathname } = url
  const host = { hostname: hostname.replace(/^\[|\]$/g, ''), port, agent, method: 'POST' }
  const path = `${pathname.replace(/\/$/, '')}/pipeline`
  const authorization = `Bearer ${settings.redisToken}`

  function post(body: string): Promise<http.IncomingMessage> {
    return new Promise((resolve, reject) => {
      const sent = request({
        ...host,
        path,
        headers: {
          authorization,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      })
      const timer = setTimeout(
        () => sent.destroy(new Error('Redis did not answer in time.')),
        settings.timeoutMs,
      )
      sent.once('close', () => clearTimeout(timer))
      sent.once('error', reject)
      sent.once('response', resolve)
      sent.end(body)
    })
  }

  return {
    openMax,

    async send(commands) {
      const response = await post(JSON.stringify(commands))
      const answer = await text(response)
      if (response.statusCode !== 200)
        throw new Error(`The door of Redis answered with ${response.statusCode}.`)
      const replies: unknown = JSON.parse(answer)
      if (Array.isArray(replies) && replies.length === commands.length) return replies as Reply[]
      throw new Error('The door of Redis answered something else.')
    },

    /** The client's `subscribe` tells nobody when its stream has ended, so the stream is spoken to directly. */
    async subscribe(channel, signal, onMessage) {
      try {
        const response = await fetch(`${settings.redisUrl}/subscribe/${encodeURIComponent(channel)}`, {
          headers: { authorization, accept: 'text/event-stream' },
          signal,
          cache: 'no-store',
        })
        if (!response.ok || !response.body) return
        for await (const line of linesOf(response.body)) {
          const [kind, , ...message] = line.replace(/^data: /, '').split(',')
          if (kind === 'subscribe') onMessage(null)
          if (kind === 'message') onMessage(message.join(','))
        }
      } catch {
        // Whether it was cut or let go: who reads asks again or does not.
      }
    },

    close: () => agent.destroy(),
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = ''
  for await (const text of body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() as string
    yield* lines
  }
}
