import http from 'node:http'
import https from 'node:https'
import { text } from 'node:stream/consumers'

/** An idle connection is closed before a server would do it, which could meet a request that is just being sent. */
const idleMs = 4_000

/**
 * Posts JSON to the REST door of Redis over connections that stay open, and resolves to the JSON of its answer. Rejects for any
 * other answer, and when there is none in time: what the door did then is unknown. It never sends twice.
 */
export function openRedisPost(settings: {
  redisUrl: string
  redisToken: string
  socketsMax: number
  timeoutMs: number
}) {
  const url = new URL(settings.redisUrl)
  const { Agent, request } = url.protocol === 'https:' ? https : http
  const agent = new Agent({ keepAlive: true, maxSockets: settings.socketsMax, timeout: idleMs })
  const { hostname, port, pathname } = url
  const host = { hostname: hostname.replace(/^\[|\]$/g, ''), port, agent, method: 'POST' }
  const authorization = `Bearer ${settings.redisToken}`

  function send(path: string, body: string): Promise<http.IncomingMessage> {
    return new Promise((resolve, reject) => {
      const sent = request({
        ...host,
        path: pathname.replace(/\/$/, '') + path,
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
    async post(path: string, body: unknown): Promise<unknown> {
      const response = await send(path, JSON.stringify(body))
      const answer = await text(response)
      if (response.statusCode !== 200)
        throw new Error(`The door of Redis answered with ${response.statusCode}.`)
      return JSON.parse(answer)
    },
    close: () => agent.destroy(),
  }
}
