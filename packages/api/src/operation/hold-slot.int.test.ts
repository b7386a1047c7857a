import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, type TestApi } from '../../test/open-test-api.ts'
import { refusalOf } from '../../test/refusal-of.ts'
import type { TestProvider } from '../../test/test-provider.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

describe('hold.create', () => {
  it('lets exactly one of 100 clients hold one slot over HTTP and tells 99 that it is held', async () => {
    const provider = await api.createProvider()
    const [startsAt] = await api.freeSlots(provider)
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, i) =>
        api.post('hold.create', await api.clientToken(`crowd-${i}`), {
          holdId: randomUUID(),
          providerId: provider.id,
          startsAt,
        }),
      ),
    )
    const won = answers.filter(answer => answer.status === 200)
    const refused = answers.filter(answer => answer.status === 409)
    expect([won.length, refused.length]).toEqual([1, 99])
    const nearest = (await api.freeSlots(provider)).slice(0, 3)
    for (const { refusal } of refused) {
      expect(refusal).toMatchObject({ code: 'slot_held', retryable: false, detail: { nearest } })
      expect(won[0]?.data).toMatchObject({
        expiresAt: refusal?.code === 'slot_held' && refusal.detail.heldUntil,
      })
    }
    expect(await api.lockedQuarters(provider.id)).toHaveLength(1)
  })

  it('gives the same hold and the same end for the same request, also many at once', async () => {
    const provider = await api.createProvider()
    const [startsAt] = await api.freeSlots(provider)
    const caller = api.client('repeat')
    const request = { holdId: randomUUID(), providerId: provider.id, startsAt: startsAt as string }
    const answers = await Promise.all(Array.from({ length: 10 }, () => caller.hold.create(request)))
    const again = await caller.hold.create(request)
    expect(new Set([...answers, again].map(answer => answer.expiresAt)).size).toBe(1)
    expect(await api.lockedQuarters(provider.id)).toHaveLength(1)
  })

  it('lasts 30 minutes by default, by the clock of Redis', async () => {
    const provider = await api.createProvider()
    const [startsAt] = await api.freeSlots(provider)
    const hold = await api.client('default').hold.create({
      holdId: randomUUID(),
      providerId: provider.id,
      startsAt: startsAt as string,
    })
    expect(Date.parse(hold.expiresAt) - Date.parse(hold.serverTime)).toBe(30 * 60 * 1000)
  })

  it('refuses an id that was used for something else', async () => {
    const provider = await api.createProvider()
    const [first, second] = (await api.freeSlots(provider)) as [string, string]
    const holdId = randomUUID()
    await api.client('reuse').hold.create({ holdId, providerId: provider.id, startsAt: first })
    const reuse = api.client('reuse').hold.create({ holdId, providerId: provider.id, startsAt: second })
    expect((await refusalOf(reuse)).code).toBe('hold_id_reused')
    const stranger = api.client('stranger').hold.create({ holdId, providerId: provider.id, startsAt: second })
    expect((await refusalOf(stranger)).code).toBe('hold_id_reused')
  })

  it('moves a first hold with the provider only once the second is won', async () => {
    const provider = await api.createProvider()
    const [first, second, third] = (await api.freeSlots(provider)) as [string, string, string]
    const mover = api.client('mover')
    const other = api.client('in-the-way')
    const firstId = randomUUID()
    await mover.hold.create({ holdId: firstId, providerId: provider.id, startsAt: first })
    await other.hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt: second })

    const lost = mover.hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt: second })
    expect((await refusalOf(lost)).code).toBe('slot_held')
    expect((await mover.hold.check({ holdId: firstId })).expiresAt).toBeTruthy()

    const moved = await mover.hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt: third })
    expect((await refusalOf(mover.hold.check({ holdId: firstId }))).code).toBe('hold_expired')
    expect((await mover.hold.list()).holds.map(hold => hold.holdId)).toEqual([moved.holdId])
    expect(await api.freeSlots(provider)).toContain(first)
  })

  it('keeps the first hold whole when a second that overlaps it is refused after its take', async () => {
    const provider = await api.createProvider({ durationMinutes: 30 })
    const [start] = (await api.freeSlots(provider)) as [string]
    const mover = api.client('overlapping')
    const firstId = randomUUID()
    await mover.hold.create({ holdId: firstId, providerId: provider.id, startsAt: start })
    // Booked behind the back of Redis, as by a confirm that has just let go of its hold.
    const half = new Date(Date.parse(start) + 15 * 60_000).toISOString()
    await api.bookDirectly(provider, new Date(Date.parse(start) + 30 * 60_000).toISOString(), 1)
    const second = mover.hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt: half })
    expect((await refusalOf(second)).code).toBe('slot_taken')
    expect((await mover.hold.check({ holdId: firstId })).expiresAt).toBeTruthy()
    expect((await mover.appointment.confirm({ holdId: firstId })).status).toBe('confirmed')
  })

  it('allows three holds in all, with three providers, even when asked for at once', async () => {
    const providers = await Promise.all(Array.from({ length: 6 }, () => api.createProvider()))
    const greedy = api.client('greedy')
    const results = await Promise.allSettled(
      providers.map(async provider => {
        const [startsAt] = (await api.freeSlots(provider)) as [string]
        return greedy.hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt })
      }),
    )
    expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(3)
    const refused = results.find(result => result.status === 'rejected') as PromiseRejectedResult
    expect(await refusalOf(Promise.reject(refused.reason))).toMatchObject({
      code: 'too_many_holds',
      detail: { holdsMax: 3 },
    })
    const locked = await Promise.all(providers.map(provider => api.lockedQuarters(provider.id)))
    expect(locked.flat()).toHaveLength(3)
  })

  it('counts no hold that was released, confirmed or replaced, and every other', async () => {
    const create = () => api.createProvider()
    const [released, confirmed, replaced] = await Promise.all([create(), create(), create()])
    const [one, two, three] = await Promise.all([create(), create(), create()])
    const fickle = api.client('fickle')
    const hold = async (provider: TestProvider, nth = 0) => {
      const startsAt = (await api.freeSlots(provider))[nth] as string
      return fickle.hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt })
    }
    await fickle.hold.release({ holdId: (await hold(released)).holdId })
    await fickle.appointment.confirm({ holdId: (await hold(confirmed, 4)).holdId })
    await hold(replaced)
    await hold(replaced, 1)
    await hold(one)
    const last = await hold(two)
    expect((await refusalOf(hold(three))).code).toBe('too_many_holds')
    expect((await fickle.hold.list()).holds).toHaveLength(3)
    await fickle.hold.release({ holdId: last.holdId })
    expect((await hold(three)).holdId).toBeTruthy()
  })

  it('holds at one provider only under one id, or more than three could be held', async () => {
    const [one, two] = await Promise.all([api.createProvider(), api.createProvider()])
    const [startsAt] = (await api.freeSlots(one)) as [string]
    const holdId = randomUUID()
    const twice = api.client('twice')
    await twice.hold.create({ holdId, providerId: one.id, startsAt })
    for (let tried = 0; tried < 2; tried++) {
      const again = twice.hold.create({ holdId, providerId: two.id, startsAt })
      expect((await refusalOf(again)).code).toBe('hold_id_reused')
    }
    expect(await api.lockedQuarters(two.id)).toEqual([])
    expect(await api.lockedQuarters(one.id)).toHaveLength(1)
    expect((await twice.hold.list()).holds).toMatchObject([{ holdId, providerId: one.id }])
  })

  it('refuses a client who has a confirmed appointment at that time with anybody', async () => {
    const [one, two] = await Promise.all([api.createProvider(), api.createProvider()])
    const [startsAt] = (await api.freeSlots(one)) as [string]
    const busy = api.client('busy')
    const holdId = randomUUID()
    await busy.hold.create({ holdId, providerId: one.id, startsAt })
    await busy.appointment.confirm({ holdId })
    const clash = busy.hold.create({ holdId: randomUUID(), providerId: two.id, startsAt })
    expect(await refusalOf(clash)).toMatchObject({ code: 'client_busy', detail: { appointmentId: holdId } })
    expect(await api.lockedQuarters(two.id)).toEqual([])
  })

  it('counts the buffers of a visit as held', async () => {
    const provider = await api.createProvider({ durationMinutes: 15, bufferAfterMinutes: 30 })
    const [first, second] = (await api.freeSlots(provider)) as [string, string]
    await api
      .client('buffered')
      .hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt: first })
    const inBuffer = api.client('late').hold.create({
      holdId: randomUUID(),
      providerId: provider.id,
      startsAt: second,
    })
    expect((await refusalOf(inBuffer)).code).toBe('slot_held')
    expect(await api.lockedQuarters(provider.id)).toHaveLength(3)
  })
})

describe('a hold of one’s own', () => {
  it('counts as free in one’s own list, is named there, and is not free for others', async () => {
    const provider = await api.createProvider()
    const [startsAt] = (await api.freeSlots(provider)) as [string]
    const holdId = randomUUID()
    await api.client('holder').hold.create({ holdId, providerId: provider.id, startsAt })
    const range = { providerId: provider.id, ...api.coming(7) }
    const own = await api.client('holder').slot.find(range)
    expect(own.yours).toEqual({ holdId, startsAt, rescheduleOf: null })
    expect(own.slots).toContain(startsAt)
    const others = await api.client('other').slot.find(range)
    expect(others.yours).toBeNull()
    expect(others.slots).not.toContain(startsAt)
  })

  it('can be released once, frees its time at once, and cannot be made again', async () => {
    const provider = await api.createProvider()
    const [startsAt] = (await api.freeSlots(provider)) as [string]
    const request = { holdId: randomUUID(), providerId: provider.id, startsAt }
    const holder = api.client('releaser')
    await holder.hold.create(request)
    expect(await api.client('thief').hold.release({ holdId: request.holdId })).toEqual({ released: false })
    expect(await holder.hold.release({ holdId: request.holdId })).toEqual({ released: true })
    expect(await holder.hold.release({ holdId: request.holdId })).toEqual({ released: false })
    expect(await refusalOf(holder.hold.create(request))).toMatchObject({
      code: 'hold_expired',
      detail: { stillFree: true },
    })
    await api.client('next').hold.create({ ...request, holdId: randomUUID() })
  })

  it('is nobody else’s to check or confirm', async () => {
    const provider = await api.createProvider()
    const [startsAt] = (await api.freeSlots(provider)) as [string]
    const holdId = randomUUID()
    await api.client('owner').hold.create({ holdId, providerId: provider.id, startsAt })
    expect((await refusalOf(api.client('spy').hold.check({ holdId }))).code).toBe('hold_not_found')
    expect((await refusalOf(api.client('spy').appointment.confirm({ holdId }))).code).toBe('hold_not_found')
    expect((await refusalOf(api.provider(provider).hold.check({ holdId }))).code).toBe('not_allowed')
  })
})
