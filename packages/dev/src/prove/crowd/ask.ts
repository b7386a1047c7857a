import { Agent, request } from 'node:http'
import type { Answer, Outcome } from '../history.ts'

/** Less than a server may take: whoever has waited so long asks again, while the first request is still under way. */
const answerTimeoutMs = 2_500

/** Who asks, and how to say so. */
export interface Person {
  subject: string
  token: string
}

export const openAgent = () => new Agent({ keepAlive: true, maxSockets: 100 })

/**
 * One attempt at a procedure, as a browser makes it. It never rejects: whatever is neither an answer of the API nor a refusal that stands
 * leaves the outcome unknown.
 */
export async function ask(options: {
  agent: Agent
  /** The origin of a server. */
  url: string
  procedure: string
  isQuery: boolean
  input: Record<string, unknown>
  person: Person
}): Promise<Outcome> {
  try {
    const text = await send(options)
    return toOutcome(JSON.parse(text))
  } catch (error) {
    return { kind: 'unknown', why: (error as Error).message.slice(0, 80) }
  }
}

function send({ agent, url, procedure, isQuery, input, person }: Parameters<typeof ask>[0]): Promise<string> {
  const body = JSON.stringify(input)
  const query = isQuery ? `?input=${encodeURIComponent(body)}` : ''
  const headers = { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => outgoing.destroy(new Error('No answer in time.')), answerTimeoutMs)
    const outgoing = request(
      `${url}/api/trpc/${procedure}${query}`,
      { method: isQuery ? 'GET' : 'POST', headers, agent },
      async reply => {
        try {
          let text = ''
          reply.setEncoding('utf8')
          for await (const chunk of reply) text += chunk
          resolve(text)
        } catch (error) {
          reject(error)
        }
      },
    )
    outgoing.once('error', reject).once('close', () => clearTimeout(timer))
    outgoing.end(isQuery ? undefined : body)
  })
}

interface Reply {
  result?: { data: Answer }
  error?: {
    data: { code: string; bookingError: { code: string; retryable: boolean; detail: unknown } | null }
  }
}

function toOutcome(reply: Reply): Outcome {
  if (reply.result) return { kind: 'done', answer: reply.result.data }
  const refusal = reply.error?.data.bookingError
  if (!refusal) return { kind: 'unknown', why: reply.error?.data.code ?? 'No answer of the API.' }
  const { code, retryable, detail } = refusal
  return retryable ? { kind: 'unknown', why: code } : { kind: 'refused', code, detail }
}
