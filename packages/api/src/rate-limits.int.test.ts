import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BookingRefusal } from '@holdfast/shared/rules/errors'
import { holdsPerHourMax, rateLimits } from '@holdfast/shared/rules/limits'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { marked } from '../test/canary.ts'
import { openTestApi, type TestApi } from '../test/open-test-api.ts'
import { refusalOf } from '../test/refusal-of.ts'
import { createApi } from './api.ts'
import { fromRequest } from './http-request.ts'
import { openStores } from './store/open-stores.ts'

type RateLimited = Extract<BookingRefusal, { code: 'rate_limited' }>

const nowhere = 'http://127.0.0.1:9'

let api: TestApi
let twin: TestApi
beforeAll(async () => {
  api = await openTestApi({ rateLimits: true })
  twin = await openTestApi({ like: api, rateLimits: true })
})
afterAll(async () => {
  await twin.close()
  await api.close()
})

/** How many of that many requests passed, some at a time; the others must have been refused as the table says. */
async function hammer(targets: TestApi[], token: string, requests: number): Promise<number> {
  let passed = 0
  for (let sent = 0; sent < requests; sent += 10) {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        (targets[i % targets.length] as TestApi).get('provider.get', token, { slug: 'nobody-of-this-name' }),
      ),
    )
    const limited = answers.filter(({ status }) => status === 429)
    for (const { refusal } of limited) {
      expect(refusal).toMatchObject({ code: 'rate_limited', retryable: true })
      const { retryAfterSeconds } = (refusal as RateLimited).detail
      expect([1, 2, 3, 4, 5]).toContain(retryAfterSeconds)
    }
    passed += answers.length - limited.length
  }
  return passed
}

/** What may pass in a test that took so long. */
const mostSince = (startedAt: number) => {
  const { burst, refill, refillSeconds } = rateLimits.person
  return burst + refill * (Math.floor((performance.now() - startedAt) / 1000 / refillSeconds) + 1)
}

describe('the rate of a person', () => {
  it('is counted over all processes, and is nobody else’s', async () => {
    const startedAt = performance.now()
    const passed = await hammer([api, twin], await api.clientToken('hasty'), 1000)
    expect(passed).toBeGreaterThanOrEqual(rateLimits.person.burst)
    expect(passed).toBeLessThanOrEqual(mostSince(startedAt))
    expect(passed).toBeLessThan(1000)
    const calm = await api.clientToken('calm')
    expect((await twin.get('hold.list', calm, {})).status).toBe(200)
    expect((await twin.get('provider.list', null, {})).status).toBe(200)
  }, 60_000)

  it('is counted here while Redis is away', async () => {
    const lonely = await openTestApi({ like: api, redisUrl: nowhere, rateLimits: true })
    const startedAt = performance.now()
    const passed = await hammer([lonely], await api.clientToken('hasty and lonely'), 1000)
    expect(passed).toBeGreaterThanOrEqual(rateLimits.person.burst)
    expect(passed).toBeLessThanOrEqual(mostSince(startedAt))
    await lonely.close()
  })

  it('keeps nobody waiting for a Redis that says nothing', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const redisUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
    const waiting = await openTestApi({ like: api, redisUrl, rateLimits: true })
    const token = await api.clientToken('patient')
    const startedAt = performance.now()
    for (let i = 0; i < 5; i += 1) {
      expect((await waiting.get('provider.get', token, { slug: 'nobody' })).status).toBe(404)
    }
    expect(performance.now() - startedAt).toBeLessThan(3_000)
    await waiting.close()
    silent.close()
    silent.closeAllConnections()
  })
})

describe('the rate of an address', () => {
  it('is that of the one which our own proxy saw, and strangers without one share one', async () => {
    const stores = openStores({
      databaseUrl: api.databaseUrl,
      redisUrl: nowhere,
      redisToken: 'none',
      holdTtlSeconds: 60,
      rateLimits: true,
    })
    const { issuer } = api.issuer
    const open = (addressHeader: string | null) =>
      createApi({ stores, issuer, audience: 'x', log: () => {}, addressHeader })
    const statusFrom = async (addresses: string, addressHeader: string | null = 'x-forwarded-for') => {
      const url = 'http://localhost/api/trpc/provider.get?input={"slug":"nobody"}'
      const request = new Request(url, { headers: { 'x-forwarded-for': addresses } })
      return (await open(addressHeader).handle(fromRequest(request), () => null)).status
    }
    const exhaust = async (id: string) => {
      for (let i = 0; i < rateLimits.address.burst; i += 1) await stores.rates.take('address', id)
    }
    await exhaust('203.0.113.7')
    expect(await statusFrom('198.51.100.1, 203.0.113.7')).toBe(429)
    expect(await statusFrom('203.0.113.7, 198.51.100.1')).toBe(404)
    expect(await statusFrom('203.0.113.7', null)).toBe(404)
    await exhaust('unknown')
    expect(await statusFrom('198.51.100.1', null)).toBe(429)
    await stores.close()
  })
})

describe('ten holds an hour', () => {
  /** Takes that many times of a provider, one after the other, each moving the last. */
  async function hold(name: string, count: number) {
    const provider = await api.createProvider()
    const slots = await api.freeSlots(provider)
    const requests = slots
      .slice(0, count + 1)
      .map(startsAt => ({ holdId: randomUUID(), providerId: provider.id, startsAt }))
    for (const request of requests.slice(0, count)) await api.client(name).hold.create(request)
    return { last: requests[count - 1], next: requests[count], client: api.client(name), provider }
  }

  it('are taken, the eleventh is told when, and the tenth stands as it stood', async () => {
    const { last, next, client, provider } = await hold('undecided', holdsPerHourMax)
    const locked = await api.lockedQuarters(provider.id)
    const refusal = await refusalOf(client.hold.create(next as never))
    expect(refusal).toMatchObject({ code: 'rate_limited', retryable: true })
    const { retryAfterSeconds } = (refusal as RateLimited).detail
    expect(retryAfterSeconds).toBeGreaterThan(3_500)
    expect(retryAfterSeconds).toBeLessThanOrEqual(3_600)
    expect(await api.lockedQuarters(provider.id)).toEqual(locked)
    expect((await client.hold.list()).holds).toMatchObject([{ holdId: last?.holdId }])
  })

  it('count no repeat of one that stands, and do count those that were let go', async () => {
    const { last, next, client } = await hold('wavering', holdsPerHourMax - 1)
    for (let i = 0; i < 5; i += 1) await client.hold.create(last as never)
    await client.hold.release({ holdId: last?.holdId as string })
    await client.hold.create(next as never)
    const again = { ...last, holdId: randomUUID() }
    expect(await refusalOf(client.hold.create(again as never))).toMatchObject({ code: 'rate_limited' })
  })

  it('are ten as well when they are asked for at once', async () => {
    const provider = await api.createProvider()
    const slots = (await api.freeSlots(provider)).slice(0, 16)
    const calls = slots.map(startsAt =>
      api.client('greedy').hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt }),
    )
    const won = (await Promise.allSettled(calls)).filter(({ status }) => status === 'fulfilled')
    expect(won.length).toBe(holdsPerHourMax)
  })

  it('are not counted where the rates are off', async () => {
    const free = await openTestApi({ like: api, rateLimits: false })
    const { next, client } = await hold('measured', holdsPerHourMax)
    await refusalOf(client.hold.create(next as never))
    await free.client('measured').hold.create(next as never)
    await free.close()
  })
})

describe('pages that a server renders', () => {
  it('are counted with the calls of their person', async () => {
    const readerOf = (name: string) => ({
      kind: 'client' as const,
      subject: api.subjectOf(name),
      name: marked(name),
    })
    const page = (name: string) => api.api.takePage(new Request('http://localhost/'), readerOf(name))
    let refused: number | null = null
    for (let asked = 0; asked < 2 * rateLimits.person.burst && refused === null; asked++) {
      refused = await page('hasty reader')
    }
    expect([1, 2, 3, 4, 5]).toContain(refused)
    expect((await api.get('hold.list', await api.clientToken('hasty reader'), {})).status).toBe(429)
    expect(await page('calm reader')).toBeNull()
  }, 60_000)
})
