import { randomUUID } from 'node:crypto'
import { createRandom } from '@holdfast/dev/prove/random'
import { startTcpProxy } from '@holdfast/dev/prove/tcp-proxy'
import { addDays } from '@holdfast/shared/rules/dates'
import { watchersPerAddressMax } from '@holdfast/shared/rules/limits'
import { localDateOf } from '@holdfast/shared/rules/time'
import { Redis } from '@upstash/redis'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { openTestApi, type TestApi } from '../../test/open-test-api.ts'
import { refusalOf } from '../../test/refusal-of.ts'
import { readAnswer } from '../../test/server-events.ts'
import { everyDay, type TestProvider } from '../../test/test-provider.ts'
import { watchOverHttp } from '../../test/watch-over-http.ts'

/** What the issue promises; told of a change at one door, seen at the other. */
const seenWithinMs = 2_000
/** For what is promised without a time: long enough for a busy machine. */
const patient = { timeout: 15_000 }

/** Two processes' worth of service upon the same PostgreSQL and the same Redis: what is done at B is watched at A. */
let a: TestApi
let b: TestApi
let redis: Redis
const leaves: (() => Promise<void>)[] = []

beforeAll(async () => {
  a = await openTestApi()
  b = await openTestApi({ like: a })
  redis = new Redis({ url: inject('redisRestUrl'), token: inject('redisRestToken') })
})
afterEach(async () => {
  await Promise.all(leaves.splice(0).map(leave => leave()))
})
afterAll(async () => {
  await b.close()
  await a.close()
})

const listenersOf = async ({ id }: TestProvider) => {
  const [, count] = await redis.exec<[string, number]>(['PUBSUB', 'NUMSUB', `holdfast:{${id}}:changes`])
  return count
}

/** A watcher at A that has heard that the stream is up. */
async function watch({ id }: TestProvider, url = a.url) {
  const watcher = await watchOverHttp(url, id)
  leaves.push(watcher.leave)
  await expect.poll(() => watcher.heard, patient).toEqual(['all'])
  return watcher
}

/** Does something at B and says which dates A hears of, and whether a fresh listing at A then offers a start. */
async function changed(provider: TestProvider, startsAt: string, change: () => Promise<unknown>) {
  const watcher = await watch(provider)
  await change()
  await expect.poll(() => watcher.heard.length, { timeout: seenWithinMs, interval: 10 }).toBeGreaterThan(1)
  const offered = (await a.freeSlots(provider)).includes(startsAt)
  await watcher.leave()
  return { dates: watcher.heard.slice(1), offered }
}

const dateOf = (startsAt: string) => localDateOf('America/New_York', Date.parse(startsAt))

describe('slot.watch over two processes', () => {
  it('sees a hold, its release, a confirm, a move and a cancel made elsewhere, each on its date', async () => {
    const provider = await b.createProvider()
    const slots = await b.freeSlots(provider)
    const [first, later] = [slots[0], slots.find(slot => dateOf(slot) > dateOf(slots[0] as string))] as [
      string,
      string,
    ]
    const on = (startsAt: string) => [[dateOf(startsAt)]]
    const someone = b.client('someone')
    const [held, kept, moved] = [randomUUID(), randomUUID(), randomUUID()]
    const hold = (holdId: string, startsAt: string, rescheduleOf?: string) => () =>
      someone.hold.create({ holdId, providerId: provider.id, startsAt, rescheduleOf })

    const afterHold = await changed(provider, first, hold(held, first))
    expect(afterHold).toEqual({ dates: on(first), offered: false })
    const afterRelease = await changed(provider, first, () => someone.hold.release({ holdId: held }))
    expect(afterRelease).toEqual({ dates: on(first), offered: true })

    await hold(kept, first)()
    const afterConfirm = await changed(provider, first, () => someone.appointment.confirm({ holdId: kept }))
    expect(afterConfirm).toEqual({ dates: on(first), offered: false })

    await hold(moved, later, kept)()
    const afterMove = await changed(provider, first, () =>
      someone.appointment.reschedule({ appointmentId: kept, holdId: moved }),
    )
    expect(afterMove.offered).toBe(true)
    expect(afterMove.dates).toContainEqual([dateOf(first)])
    const afterCancel = await changed(provider, later, () =>
      b.provider(provider).appointment.cancel({ appointmentId: kept }),
    )
    expect(afterCancel).toEqual({ dates: on(later), offered: true })
  })

  it('sees a second hold take the place of the first', async () => {
    const provider = await b.createProvider()
    const slots = await b.freeSlots(provider)
    const [first, later] = [slots[0] as string, slots.at(-1) as string]
    const mover = b.client('mover')
    await mover.hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt: first })
    const watcher = await watch(provider)
    await mover.hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt: later })
    await expect
      .poll(() => watcher.heard.slice(1).flat().sort(), { timeout: seenWithinMs })
      .toEqual([dateOf(first), dateOf(later)].sort())
  })

  it('sees every way to publish, and new settings, as a change of all dates', async () => {
    const provider = await b.createProvider()
    const [first] = (await b.freeSlots(provider)) as [string]
    const owner = b.provider(provider)
    const all = ['all']
    const date = dateOf(first)
    const closed = await changed(provider, first, () => owner.schedule.setDate({ date, windows: [] }))
    expect(closed).toEqual({ dates: all, offered: false })
    const reverted = await changed(provider, first, () => owner.schedule.revert({ version: 1 }))
    expect(reverted).toEqual({ dates: all, offered: true })
    const published = await changed(provider, first, () => b.publishClosed(provider))
    expect(published).toEqual({ dates: all, offered: false })
    const settings = await changed(provider, first, () => owner.provider.updateSettings({ horizonDays: 30 }))
    expect(settings.dates).toEqual(all)
  })

  it('says dates in the zone of the provider, the one that is in force', async () => {
    const startHour = everyDay([{ startTime: '00:00', endTime: '24:00' }], 'Pacific/Kiritimati')
    const provider = await b.createProvider({ schedule: startHour })
    const earlier = (await b.freeSlots(provider)).find(slot => slot.includes('T17:00')) as string
    const startsAt = earlier.replace('T17', 'T18')
    const someone = b.client('far-east')
    const before = await changed(provider, startsAt, () =>
      someone.hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt }),
    )
    expect(before.dates).toEqual([[addDays(startsAt.slice(0, 10), 1)]])

    const watcher = await watch(provider)
    await b.provider(provider).provider.updateSettings({ timeZone: 'UTC' })
    await expect.poll(() => watcher.heard, patient).toEqual(['all', 'all'])
    await someone.hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt: earlier })
    await expect.poll(() => watcher.heard.slice(2), patient).toContainEqual([startsAt.slice(0, 10)])
  })

  it('tells nobody of other providers, and nothing of people', async () => {
    const [provider, other] = await Promise.all([b.createProvider(), b.createProvider()])
    const watcher = await watch(provider)
    await b.bookAs('elsewhere', other, (await b.freeSlots(other))[0] as string)
    await b.bookAs('here', provider, (await b.freeSlots(provider))[0] as string)
    await expect.poll(() => watcher.heard.length, patient).toBe(3)
    const date = expect.stringMatching(/^\d{4}-\d\d-\d\d$/)
    expect(watcher.heard).toEqual(['all', [date], [date]])
  })

  it('is refused for a provider who is not there', async () => {
    const answer = await a.get('slot.watch', null, { providerId: randomUUID() })
    expect([answer.status, answer.refusal?.code]).toEqual([404, 'provider_not_found'])
  })
})

describe('the end of a hold', () => {
  it('is told by no event, but every listing says when to look again', async () => {
    const brief = await openTestApi({ like: a, holdTtlSeconds: 1 })
    const provider = await b.createProvider()
    const [first] = (await b.freeSlots(provider)) as [string]
    const watcher = await watch(provider)
    const find = () => a.anyone().slot.find({ providerId: provider.id, ...a.coming(7) })
    const undisturbed = await find()
    const { expiresAt } = await brief
      .client('forgetful')
      .hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt: first })
    const listing = await find()
    expect(listing.slots).not.toContain(first)
    expect(listing.changesAt).toBe(expiresAt)
    expect(Date.parse(undisturbed.changesAt)).toBeGreaterThan(Date.parse(expiresAt))

    await a.until(async () => Date.now() > Date.parse(listing.changesAt))
    await expect.poll(async () => (await find()).slots).toContain(first)
    expect(watcher.heard).toHaveLength(2)
    await brief.close()
  })

  it('is in no hurry to be asked about where the hold bears upon nothing that was asked', async () => {
    const provider = await b.createProvider()
    const slots = await b.freeSlots(provider)
    const last = slots.at(-1) as string
    const { expiresAt } = await b
      .client('far-off')
      .hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt: last })
    const { fromDate } = a.coming(0)
    const range = { fromDate, toDate: addDays(fromDate, 3), timeZone: 'UTC' }
    const near = await a.anyone().slot.find({ providerId: provider.id, ...range })
    expect(near.slots.length).toBeGreaterThan(0)
    expect(Date.parse(near.changesAt)).toBeGreaterThan(Date.parse(expiresAt))
  })
})

describe('the stream', () => {
  it('is one in Redis however many watch in a process, and none when the last of them has gone', async () => {
    const provider = await b.createProvider()
    const watchers = await Promise.all(Array.from({ length: 5 }, () => watch(provider)))
    expect(await listenersOf(provider)).toBe(1)
    await watch(provider, b.url)
    expect(await listenersOf(provider)).toBe(2)
    for (const watcher of watchers.slice(1)) await watcher.leave()
    expect(await listenersOf(provider)).toBe(2)
    await Promise.all(leaves.splice(0).map(leave => leave()))
    await expect.poll(() => listenersOf(provider), { timeout: seenWithinMs }).toBe(0)
  })

  it('is one event for the operator when it ends, with how much it said', async () => {
    const provider = await b.createProvider()
    const watcher = await watch(provider)
    await b.provider(provider).provider.updateSettings({ horizonDays: 50 })
    await expect.poll(() => watcher.heard, patient).toEqual(['all', 'all'])
    const told = () =>
      (a.logged as { procedure: string; providerId: string }[]).filter(
        event => event.procedure === 'slot.watch' && event.providerId === provider.id,
      )
    expect(told()).toEqual([])
    await watcher.leave()
    await expect.poll(told, patient).toMatchObject([{ level: 'info', outcome: 'ok', counts: { events: 2 } }])
  })

  it('is refused beyond so many of one address, which has its places back when it leaves', async () => {
    const { id } = await b.createProvider()
    const leaving = new AbortController()
    const open = async (address: string, signal = leaving.signal) => {
      const input = encodeURIComponent(JSON.stringify({ providerId: id }))
      const headers = { 'x-forwarded-for': address }
      return fetch(`${a.url}/api/trpc/slot.watch?input=${input}`, { headers, signal })
    }
    const first = await Promise.all(Array.from({ length: watchersPerAddressMax }, () => open('192.0.2.1')))
    await Promise.all(first.map(response => response.body?.getReader().read()))
    const refused = async () => JSON.parse((await readAnswer(await open('192.0.2.1'))).text).error
    await expect.poll(async () => (await refused())?.data.bookingError.code, patient).toBe('rate_limited')
    expect((await refused()).data.httpStatus).toBe(429)
    const elsewhere = await readAnswer(await open('192.0.2.2'))
    expect(JSON.parse(elsewhere.text)).toEqual({ result: { data: { dates: 'all' } } })
    leaving.abort()
    const back = async () => (await readAnswer(await open('192.0.2.1', AbortSignal.timeout(10_000)))).text
    await expect.poll(back, patient).toContain('all')
  })

  it('comes back when the way to Redis was cut, and then says that all dates may have changed', async () => {
    const targetPort = Number(new URL(inject('redisRestUrl')).port)
    const way = await startTcpProxy({ targetPort, random: createRandom('the way to Redis') })
    const cut = await openTestApi({ like: a, redisUrl: `http://127.0.0.1:${way.port}` })
    const provider = await b.createProvider()
    const [first] = (await b.freeSlots(provider)) as [string]
    const watcher = await watch(provider, cut.url)
    way.setMode('acceptAndClose')
    expect(way.resetAll()).toBeGreaterThan(0)
    await expect.poll(() => listenersOf(provider), patient).toBe(0)
    await b.client('unseen').hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt: first })
    expect(watcher.heard).toEqual(['all'])
    way.setMode('pass')
    await expect.poll(() => watcher.heard, patient).toEqual(['all', 'all'])
    await watcher.leave()
    await expect.poll(() => listenersOf(provider), patient).toBe(0)
    await cut.close()
    await way.stop()
  })

  it('makes nobody wait for Redis: a cancel succeeds while it is away', async () => {
    const away = await openTestApi({ like: a, redisUrl: 'http://127.0.0.1:9' })
    const { provider, appointmentId } = await b.book('patient')
    const cancelled = await away.provider(provider).appointment.cancel({ appointmentId })
    expect(cancelled.status).toBe('cancelled')
    expect((await refusalOf(away.anyone().slot.find({ providerId: provider.id, ...a.coming(7) }))).code).toBe(
      'holds_unavailable',
    )
    await away.close()
  })
})
