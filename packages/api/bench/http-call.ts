import { request } from 'node:http'

export interface Answer {
  status: number
  text: string
  milliseconds: number
}

/** One request on a connection of its own, as somebody new has it, and its whole answer. */
export function call(url: string, { token, body }: { token?: string; body?: unknown } = {}): Promise<Answer> {
  const startedAt = performance.now()
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  }
  const sent = request(
    url,
    { agent: false, headers, method: body === undefined ? 'GET' : 'POST' },
    response => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', chunk => {
        text += chunk
      })
      response.once('error', reject)
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, text, milliseconds: performance.now() - startedAt }),
      )
    },
  )
  sent.once('error', reject)
  sent.end(body === undefined ? undefined : JSON.stringify(body))
  return promise
}

export const queryUrl = (server: string, procedure: string, input: unknown) =>
  `${server}/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`
