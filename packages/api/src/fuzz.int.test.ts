import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import type { FuzzedProcedure, HostileRequest } from '../test/fuzz/hostile-request.ts'
import { judgeAnswer } from '../test/fuzz/judge-answer.ts'
import { restRequestArbitrary } from '../test/fuzz/rest-request-arbitrary.ts'
import { trpcRequestArbitrary } from '../test/fuzz/trpc-request-arbitrary.ts'
import { openTestApi, type TestApi } from '../test/open-test-api.ts'
import { readAnswer } from '../test/server-events.ts'
import { makeWorld } from '../test/world.ts'
import { appRouter } from './router/index.ts'

const count = Number(process.env.HOLDFAST_FUZZ_COUNT || 2_000)
const seed = Number(process.env.HOLDFAST_FUZZ_SEED || 20_261_124)
const chunkSize = 1_000
const atOnce = 8
const findingsMax = 20
const millisecondsPerRequest = 30

let api: TestApi
beforeAll(async () => {
  api = await openTestApi({ unmarkedWords: true })
})
afterAll(() => api.close())

const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<
    string,
    { _def: { type: FuzzedProcedure['type']; inputs: z.ZodType[] } }
  >,
).map(([path, { _def }]) => ({ path, type: _def.type, schema: _def.inputs[0] as z.ZodType }))

it(
  `answers ${count} hostile requests (seed ${seed}) with a success or a typed refusal, short and discreet`,
  async () => {
    const findings = new Map<string, unknown>()
    const statuses = new Map<number, number>()
    for (let done = 0; done < count && findings.size < findingsMax; done += chunkSize) {
      const world = await makeWorld(api)
      const tokens = {
        client: await api.clientToken(world.client),
        provider: await api.providerToken(world.provider),
        broken: 'nonsense',
        none: null,
      }
      const hostile = fc.oneof(
        { weight: 2, arbitrary: trpcRequestArbitrary(procedures, world) },
        { weight: 1, arbitrary: restRequestArbitrary(procedures, world) },
      )
      const requests = fc.sample(hostile, {
        numRuns: Math.min(chunkSize, count - done),
        seed: seed + done,
      })
      await inParallel(requests, async (request, i) => {
        const answer = await send(request, tokens[request.token])
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        const problem = judgeAnswer({ method: request.method, target: request.target, ...answer })
        if (problem)
          findings.set(`${problem.slice(0, 40)} ${request.target.slice(0, 20)}`, {
            index: done + i,
            problem,
            request: shortened(request),
            answer: answer.text.slice(0, 300),
            logged: api.logged.slice(-atOnce),
          })
      })
      // Whatever was sent, an honest call still works.
      expect((await api.get('provider.list', null, {})).status).toBe(200)
    }
    expect({ seed, findings: [...findings.values()] }).toEqual({ seed, findings: [] })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    process.stdout.write(
      `fuzz: ${count} requests, seed ${seed}: ${JSON.stringify(Object.fromEntries(statuses))}\n`,
    )
  },
  60_000 + count * millisecondsPerRequest,
)

async function send({ method, target, contentType, body }: HostileRequest, token: string | null) {
  const headers = {
    ...(contentType !== null && { 'content-type': contentType }),
    ...(token !== null && { authorization: `Bearer ${token}` }),
  }
  const init = { method, headers, body: method === 'GET' || body === null ? null : Buffer.from(body) }
  const response = await fetch(`${api.url}/api/${target}`, {
    ...init,
    signal: AbortSignal.timeout(20_000),
  })
  return readAnswer(response)
}

async function inParallel<Item>(
  items: readonly Item[],
  each: (item: Item, i: number) => Promise<void>,
): Promise<void> {
  const queue = items.entries()
  const work = async () => {
    for (const [i, item] of queue) await each(item, i)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

const shortened = (request: HostileRequest) => ({
  ...request,
  target: request.target.slice(0, 400),
  body: request.body?.slice(0, 600) ?? null,
})
