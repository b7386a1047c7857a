import { Agent, request } from 'node:http'
import type { LoadPlan, LoadResult, Shot } from './shot.ts'

/** Takes one plan as a message, carries it out, and answers with its result. */
process.once('message', async (plan: LoadPlan) => {
  process.send?.(await carryOut(plan), () => process.disconnect())
})

async function carryOut({ url, connections, shots, seconds, once }: LoadPlan): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const { hostname: host, port } = new URL(url)
  const tookMs: number[] = []
  const statuses: Record<number, number> = {}
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1000
  let sent = 0

  async function keepSending(): Promise<void> {
    while (performance.now() < endsAt && !(once && sent >= shots.length)) {
      const shot = shots[sent++ % shots.length] as Shot
      const sentAt = performance.now()
      const status = await send(shot)
      tookMs.push(performance.now() - sentAt)
      statuses[status] = (statuses[status] ?? 0) + 1
    }
  }

  function send({ method, path, headers = {}, body }: Shot): Promise<number> {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    return new Promise(resolve => {
      const asked = request(
        { agent, host, port, method, path, headers: { ...headers, ...length } },
        answer => {
          answer.once('end', () => resolve(answer.statusCode ?? 0)).once('error', () => resolve(0))
          answer.resume()
        },
      )
      asked.once('error', () => resolve(0)).end(body)
    })
  }

  await Promise.all(Array.from({ length: connections }, keepSending))
  const elapsedSeconds = (performance.now() - startedAt) / 1000
  agent.destroy()
  const sorted = tookMs.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return {
    perSecond: sorted.length / elapsedSeconds,
    answers: sorted.length,
    statuses,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
  }
}
