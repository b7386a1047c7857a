import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { holdsPerClientMax } from '@holdfast/shared/rules/limits'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { marked } from '../../test/canary.ts'
import { openTestApi, type TestApi } from '../../test/open-test-api.ts'
import { insertBooking, type TestProvider } from '../../test/test-provider.ts'
import { beginWriteScript, keepOfferScript } from './offer-scripts.ts'
import { openOffers } from './offers.ts'
import { offerKeys } from './redis-keys.ts'

let api: TestApi
let elsewhere: TestApi

beforeAll(async () => {
  api = await openTestApi()
  elsewhere = await openTestApi({ like: api })
})
afterAll(async () => {
  await elsewhere.close()
  await api.close()
})

const find = (through: TestApi, { id }: TestProvider, name: string) =>
  through.client(name).slot.find({ providerId: id, ...api.coming(7) })

/** A provider whose offer is kept, and known to both processes. */
async function warmProvider(): Promise<{ provider: TestProvider; slots: string[] }> {
  const provider = await api.createProvider()
  await api.freeSlots(provider)
  const { redis } = api.said
  await api.until(async () => (await redis.hexists(offerKeys(provider.id)[0] as string, 'tag')) === 1)
  return { provider, slots: await elsewhere.freeSlots(provider) }
}

const kept = async ({ id }: TestProvider) =>
  (await api.said.redis.hexists(offerKeys(id)[0] as string, 'tag')) === 1

/** Lets a process have the answer to its next reading of an offer only when told; what PostgreSQL said is then old. */
function delayNextReading(of: TestApi) {
  const { promise: told, resolve: tell } = Promise.withResolvers<void>()
  const { promise: read, resolve: wasRead } = Promise.withResolvers<void>()
  const { $client } = of.db
  const ask = $client.unsafe.bind($client)
  const spy = vi.spyOn($client, 'unsafe').mockImplementationOnce(((...query: Parameters<typeof ask>) =>
    ask(...query).then(async rows => {
      wasRead()
      await told
      return rows
    })) as never)
  return {
    read,
    tell() {
      tell()
      spy.mockRestore()
    },
  }
}

describe('a listing', () => {
  it('asks PostgreSQL nothing when it is warm, however often and for whomever, nor does it in a process that knows nothing', async () => {
    const { provider, slots } = await warmProvider()
    const fresh = await openTestApi({ like: api })
    const queries = [api, fresh].map(({ db }) => vi.spyOn(db.$client, 'unsafe'))
    for (const through of [api, api, fresh]) {
      expect((await find(through, provider, 'looker')).slots).toEqual(slots)
      expect(
        (await through.anyone().slot.explain({ providerId: provider.id, startsAt: slots[0] as string }))
          .offered,
      ).toBe(true)
    }
    expect(queries.map(spy => spy.mock.calls.length)).toEqual([0, 0])
    for (const spy of queries) spy.mockRestore()
    await fresh.close()
  })

  it('reads PostgreSQL once for a crowd that comes when nothing is kept', async () => {
    const provider = await api.createProvider()
    const spy = vi.spyOn(api.db.$client, 'unsafe')
    const found = await Promise.all(Array.from({ length: 20 }, () => api.freeSlots(provider)))
    expect(new Set(found.map(slots => slots.length)).size).toBe(1)
    expect(spy.mock.calls.length).toBeLessThanOrEqual(2)
    spy.mockRestore()
  })

  it('is right for its own writer at once, here and elsewhere, after a hold, its release, a confirm, a move and a cancel', async () => {
    const { provider, slots } = await warmProvider()
    const [first, second] = [slots[3], slots[9]] as [string, string]
    const client = api.client('writer')
    const holdId = randomUUID()
    const seen = async () => {
      const [own, others] = await Promise.all([
        find(api, provider, 'writer'),
        find(elsewhere, provider, 'writer'),
      ])
      const strangers = await find(elsewhere, provider, 'stranger')
      expect([own.slots, own.yours]).toEqual([others.slots, others.yours])
      const free = (startsAt: string) => [own.slots.includes(startsAt), strangers.slots.includes(startsAt)]
      return { yours: own.yours?.holdId ?? null, first: free(first), second: free(second) }
    }
    const hold = (startsAt: string, holdId: string, rescheduleOf?: string) =>
      client.hold.create({ holdId, providerId: provider.id, startsAt, ...(rescheduleOf && { rescheduleOf }) })

    await hold(first, holdId)
    expect(await seen()).toEqual({ yours: holdId, first: [true, false], second: [true, true] })
    await client.hold.release({ holdId })
    expect(await seen()).toEqual({ yours: null, first: [true, true], second: [true, true] })

    const appointmentId = randomUUID()
    await hold(first, appointmentId)
    await client.appointment.confirm({ holdId: appointmentId })
    expect(await seen()).toEqual({ yours: null, first: [false, false], second: [true, true] })

    const moveId = randomUUID()
    await hold(second, moveId, appointmentId)
    await client.appointment.reschedule({ appointmentId, holdId: moveId })
    expect(await seen()).toEqual({ yours: null, first: [true, true], second: [false, false] })
    await client.appointment.cancel({ appointmentId })
    expect(await seen()).toEqual({ yours: null, first: [true, true], second: [true, true] })
  })

  it('is right at once, here and elsewhere, after every way to publish and after new settings', async () => {
    const { provider } = await warmProvider()
    const writer = api.provider(provider)
    const ask = { providerId: provider.id, ...api.coming(7) }
    const both = async () => {
      const [here, there] = await Promise.all(
        [api, elsewhere].map(through => through.anyone().slot.find(ask)),
      )
      expect(there).toMatchObject({ slots: here?.slots, durationMinutes: here?.durationMinutes })
      return { count: here?.slots.length ?? 0, durationMinutes: here?.durationMinutes }
    }
    const before = await both()
    const { version, schedule } = await writer.schedule.get()

    await writer.schedule.publish({ schedule: { ...schedule, weekly: [] }, baseVersion: version })
    expect((await both()).count).toBe(0)
    await writer.schedule.setDate({
      date: api.coming(4).toDate,
      windows: [{ startTime: '10:00', endTime: '11:00' }],
    })
    expect((await both()).count).toBe(4)
    await writer.schedule.revert({ version })
    expect(await both()).toEqual(before)
    await writer.provider.updateSettings({
      visitTypes: [
        {
          id: provider.visitTypeId,
          name: 'Long',
          durationMinutes: 60,
          bufferBeforeMinutes: 0,
          bufferAfterMinutes: 0,
        },
      ],
    })
    expect((await both()).durationMinutes).toBe(60)
    await writer.provider.updateSettings({ horizonDays: 1 })
    expect((await both()).count).toBe(0)
    const first = async () => (await api.anyone().slot.find({ ...ask })).nextAvailableAt
    await writer.provider.updateSettings({ horizonDays: 60 })
    expect((await both()).count).toBeGreaterThan(0)
    const inNewYork = await api.freeSlots(provider)
    await writer.provider.updateSettings({ timeZone: 'UTC' })
    expect((await elsewhere.freeSlots(provider))[0]).not.toBe(inNewYork[0])
    expect(await first()).toBeNull()
  })
})

describe('a listing of who has just written', () => {
  it('is right though Redis did not hear that the write began', async () => {
    const { provider, slots } = await warmProvider()
    const { redis } = api.said
    const deaf = vi.fn(redis.eval).mockRejectedValueOnce(new Error('Redis did not answer in time.'))
    deaf.mockImplementationOnce((...call) => sleep(100).then(() => redis.eval(...call)) as never)
    const offers = openOffers({ eval: deaf } as never, api.db)
    await offers.whileWriting(provider.id, () => insertBooking(api.db, provider, slots[0] as string, 1))
    expect(deaf).toHaveBeenCalledTimes(2)
    for (const through of [api, elsewhere]) expect(await through.freeSlots(provider)).not.toContain(slots[0])
  })

  it('is there for a provider who has just registered, though somebody asked for them before', async () => {
    const target = { id: randomUUID(), slug: '', visitTypeId: '', durationQuarters: 1 }
    const find = () => api.anyone().slot.find({ providerId: target.id, ...api.coming(7) })
    const delayed = delayNextReading(api)
    const early = find().catch(({ cause }) => cause.code)
    await delayed.read
    const slug = `p-${randomUUID()}`
    await elsewhere.provider(target).provider.register({ slug, name: marked('Dr. New'), timeZone: 'UTC' })
    expect((await find()).slots).toEqual([])
    delayed.tell()
    expect(await early).toBe('provider_not_found')
  })

  it('does not call a hold theirs that is an appointment, though it was never let go of', async () => {
    const { provider, slots } = await warmProvider()
    const spy = vi.spyOn(api.stores.holds, 'letGo').mockResolvedValueOnce()
    await api.bookAs('crashed', provider, slots[0] as string)
    spy.mockRestore()
    const [writersKey] = offerKeys(provider.id).slice(1) as [string]
    await api.said.redis.del(writersKey)
    await api.freeSlots(provider)
    await api.until(() => kept(provider))
    for (const through of [api, elsewhere]) {
      const { slots: seen, yours } = await find(through, provider, 'crashed')
      expect([seen.includes(slots[0] as string), yours]).toEqual([false, null])
    }
  })
})

describe('what is kept', () => {
  it('is never what was read before a write, however late its reader comes', async () => {
    const provider = await api.createProvider()
    const slots = await elsewhere.freeSlots(provider)
    const startsAt = slots[0] as string
    await elsewhere.stores.offers.whileWriting(provider.id, async () => {})
    await api.until(async () => !(await kept(provider)))

    const delayed = delayNextReading(api)
    const late = api.freeSlots(provider)
    await delayed.read
    await elsewhere.bookAs('quick', provider, startsAt)
    delayed.tell()
    await late
    for (const through of [api, elsewhere, api])
      expect(await through.freeSlots(provider)).not.toContain(startsAt)
  })

  it('is not what a late reader brings after Redis has lost everything', async () => {
    const provider = await api.createProvider()
    const delayed = delayNextReading(api)
    const late = api.freeSlots(provider)
    await delayed.read
    await api.said.redis.del(...offerKeys(provider.id))
    delayed.tell()
    const [startsAt] = (await late) as [string]
    await api.stores.redisSettled()
    expect(await kept(provider)).toBe(false)
    expect(await api.freeSlots(provider)).toContain(startsAt)
  })

  it('is nothing while somebody may be writing, though another has finished, and after a crash in the middle of a write', async () => {
    const { provider, slots } = await warmProvider()
    const [writersKey] = offerKeys(provider.id).slice(1) as [string]
    await api.said.redis.eval(beginWriteScript, offerKeys(provider.id), ['crashed'])
    await elsewhere.bookAs('meanwhile', provider, slots[5] as string)
    await api.sql`insert into booked_quarters select key, ${Date.parse(slots[0] as string) / 900_000}, ${randomUUID()} from providers where id = ${provider.id}`
    for (const through of [api, elsewhere, api]) {
      const seen = await through.freeSlots(provider)
      expect([seen.includes(slots[0] as string), seen.includes(slots[5] as string)]).toEqual([false, false])
      await through.stores.redisSettled()
      expect(await kept(provider)).toBe(false)
    }
    await api.said.redis.zadd(writersKey, { score: Date.now() - 1, member: 'crashed' })
    expect(await api.freeSlots(provider)).not.toContain(slots[0])
    await api.until(() => kept(provider))
    expect(await elsewhere.freeSlots(provider)).not.toContain(slots[0])
  })

  it('is dropped once more when a write ends that took longer than anybody waited for', async () => {
    const { provider, slots } = await warmProvider()
    const [offerKey, writersKey] = offerKeys(provider.id) as [string, string]
    await api.stores.offers.whileWriting(provider.id, async () => {
      await api.said.redis.del(writersKey)
      await elsewhere.freeSlots(provider)
      await api.until(() => kept(provider))
      const quarter = Date.parse(slots[1] as string) / 900_000
      await api.sql`insert into booked_quarters select key, ${quarter}, ${randomUUID()} from providers where id = ${provider.id}`
    })
    await api.stores.redisSettled()
    expect(await api.said.redis.hget(offerKey, 'tag')).toBeNull()
    expect(await elsewhere.freeSlots(provider)).not.toContain(slots[1])
  })

  it('is kept by the epoch that its reader was told, and by no other', async () => {
    const keys = offerKeys(randomUUID())
    const keep = (epoch: string) => api.said.redis.eval(keepOfferScript, keys, [epoch, 'tag', '{}'])
    await api.said.redis.hset(keys[0] as string, { epoch: 'now' })
    expect([await keep('before'), await keep('now')]).toEqual([0, 1])
    await api.said.redis.del(...keys)
    expect(await keep('now')).toBe(0)
  })
})

describe('a hold', () => {
  it('is taken without PostgreSQL being asked for the provider, and of nobody whose offer has changed', async () => {
    const { provider, slots } = await warmProvider()
    const statements = vi.spyOn(api.db.$client, 'unsafe')
    const hold = (startsAt: string) =>
      api.client(randomUUID()).hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt })
    await hold(slots[0] as string)
    expect(statements.mock.calls.length).toBe(1)
    statements.mockRestore()

    await elsewhere.publishClosed(provider)
    await expect(hold(slots[1] as string)).rejects.toMatchObject({ cause: { code: 'outside_schedule' } })
    expect(await api.lockedQuarters(provider.id)).toEqual([Date.parse(slots[0] as string) / 900_000])
  })

  it('that was not taken, because the offer has changed, does not count among those of its client', async () => {
    const hold = ({ id: providerId }: TestProvider, startsAt: string) =>
      api.client('unlucky').hold.create({ holdId: randomUUID(), providerId, startsAt })
    for (let i = 0; i < holdsPerClientMax; i++) {
      const { provider, slots } = await warmProvider()
      await elsewhere.publishClosed(provider)
      const refused = { cause: { code: 'outside_schedule' } }
      await expect(hold(provider, slots[0] as string)).rejects.toMatchObject(refused)
    }
    const { provider, slots } = await warmProvider()
    await hold(provider, slots[0] as string)
  })

  it('is not refused by what is only remembered: hours that were published since can be held', async () => {
    const provider = await api.createProvider()
    await api.publishClosed(provider)
    expect(await api.freeSlots(provider)).toEqual([])
    await elsewhere.provider(provider).schedule.revert({ version: 1 })
    const [startsAt] = (await elsewhere.freeSlots(provider)) as [string]
    await api.client('hopeful').hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt })
  })
})

describe('a confirm', () => {
  it('takes one statement where its hold was made, and finds its hold from anywhere', async () => {
    const { provider, slots } = await warmProvider()
    const [first, second] = [randomUUID(), randomUUID()]
    await api
      .client('near')
      .hold.create({ holdId: first, providerId: provider.id, startsAt: slots[0] as string })
    const statements = vi.spyOn(api.db.$client, 'unsafe')
    const confirmed = await api.client('near').appointment.confirm({ holdId: first })
    expect(statements.mock.calls.length).toBe(1)
    statements.mockRestore()
    expect(await api.client('near').appointment.get({ appointmentId: first })).toEqual(confirmed)
    await api
      .client('far')
      .hold.create({ holdId: second, providerId: provider.id, startsAt: slots[1] as string })
    expect(await elsewhere.client('far').appointment.confirm({ holdId: second })).toMatchObject({
      appointmentId: second,
    })
    await Promise.all([api.settled('near'), elsewhere.settled('far')])
    expect(await api.lockedQuarters(provider.id)).toEqual([])
  })
})
