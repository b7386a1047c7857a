import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { startRedis } from '@holdfast/dev/redis'
import { quarterOfInstant } from '@holdfast/shared/rules/quarters'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { marked } from '../../test/canary.ts'
import { openTestApi, type TestApi } from '../../test/open-test-api.ts'
import { holdAt, type TestProvider } from '../../test/test-provider.ts'
import { openHolds } from './holds.ts'
import { beginWriteScript } from './offer-scripts.ts'
import { openOffers } from './offers.ts'
import { openRedis } from './redis.ts'
import { directory, offerKeys, unchangedKey } from './redis-keys.ts'

/** Of this file alone: other tests register providers too, and the directory is one. */
let ownRedis: Awaited<ReturnType<typeof startRedis>>
let said: ReturnType<typeof openRedis>
let api: TestApi
let elsewhere: TestApi

beforeAll(async () => {
  ownRedis = await startRedis()
  said = openRedis({ redisUrl: ownRedis.url })
  api = await openTestApi({ redisUrl: ownRedis.url })
  elsewhere = await openTestApi({ redisUrl: ownRedis.url, like: api })
})
afterAll(async () => {
  await elsewhere.close()
  await api.close()
  await said.close()
  await ownRedis.stop()
})

const list = (through: TestApi, query: string) => through.anyone().provider.list({ query })

/** How many statements a process sends meanwhile. */
async function statementsOf(through: TestApi, work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(through.db.$client, 'unsafe')
  await work()
  const { length } = spy.mock.calls
  spy.mockRestore()
  return length
}

/** Two providers whom one query finds, on a page that both processes keep. */
async function keptPage() {
  const providers = await Promise.all([api.createProvider(), api.createProvider()])
  const query = `Zz${randomUUID().slice(0, 8)}`
  const ids = providers.map(({ id }) => id)
  await api.sql`update providers set title = ${query} where id = any(${ids})`
  const [provider] = providers as [TestProvider, TestProvider]
  await keepIn(api, query)
  await keepIn(elsewhere, query)

  /** What both say of the first at this moment; then both keep it. */
  async function seen() {
    const [here, there] = await Promise.all([list(api, query), list(elsewhere, query)])
    expect(there).toEqual(here)
    await keepIn(api, query)
    await keepIn(elsewhere, query)
    return here.providers.find(({ id }) => id === provider.id)
  }
  return { provider, query, seen, slots: await api.freeSlots(provider) }
}

/** Asks until the page is kept, so that a test that finds it new has seen it dropped. */
async function keepIn(through: TestApi, query: string): Promise<void> {
  await api.until(async () => (await statementsOf(through, () => list(through, query))) === 0)
}

describe('a page of the directory', () => {
  it('asks PostgreSQL nothing when it is asked for the third time, and is the same for whoever asks', async () => {
    const { id } = await api.createProvider()
    const query = `Zz${randomUUID().slice(0, 8)}`
    await api.sql`update providers set title = ${query} where id = ${id}`
    const asked: unknown[] = []
    const ask = () => statementsOf(api, async () => asked.push(await list(api, query)))
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([1, 1, 0, 0])
    expect(asked).toEqual(Array(4).fill(asked[0]))
    expect(asked[0]).toMatchObject({ providers: [{ id }] })
  })

  it('that is empty is kept too, until somebody registers who is on it', async () => {
    const query = `Zz${randomUUID().slice(0, 8)}`
    await keepIn(api, query)
    await keepIn(elsewhere, query)
    const target = { id: randomUUID(), slug: `p-${randomUUID()}`, visitTypeId: '', durationQuarters: 1 }
    const { slug } = target
    const title = marked(query)
    await api.provider(target).provider.register({ slug, name: marked('Dr. New'), title, timeZone: 'UTC' })
    for (const through of [api, elsewhere])
      expect((await list(through, query)).providers).toMatchObject([{ id: target.id, soonest: [] }])
  })

  it('shows at once, here and elsewhere, a hold, its release, a confirm, a move and a cancel', async () => {
    const { provider, seen, slots } = await keptPage()
    const [first, second, third, fourth] = slots as [string, string, string, string]
    const client = api.client('writer')
    const hold = async (startsAt: string, rescheduleOf?: string) => {
      const holdId = randomUUID()
      const moved = rescheduleOf && { rescheduleOf }
      await client.hold.create({ holdId, providerId: provider.id, startsAt, ...moved })
      return holdId
    }
    const soonest = async () => (await seen())?.soonest
    expect(await soonest()).toEqual([first, second, third])

    const letGo = await hold(first)
    expect(await soonest()).toEqual([second, third, fourth])
    await client.hold.release({ holdId: letGo })
    expect(await soonest()).toEqual([first, second, third])

    const appointmentId = await hold(second)
    expect(await soonest()).toEqual([first, third, fourth])
    await client.appointment.confirm({ holdId: appointmentId })
    expect(await soonest()).toEqual([first, third, fourth])

    const holdId = await hold(first, appointmentId)
    await client.appointment.reschedule({ appointmentId, holdId })
    expect(await soonest()).toEqual([second, third, fourth])
    await client.appointment.cancel({ appointmentId })
    expect(await soonest()).toEqual([first, second, third])
  })

  it('shows a time that was booked while it was kept, though nobody held it by then', async () => {
    const { provider, seen, slots } = await keptPage()
    await elsewhere.bookDirectly(provider, slots[0] as string, provider.durationQuarters)
    expect((await seen())?.nextAvailableAt).toBe(slots[1])
  })

  it('shows at once a time that an appointment was moved away from, though its hold is never let go of', async () => {
    const { provider, query, seen, slots } = await keptPage()
    const [first, second, third] = slots as [string, string, string]
    const appointmentId = await api.bookAs('mover', provider, first)
    await api.settled('mover')
    const client = api.client('mover')
    const holdId = randomUUID()
    const hold = { holdId, providerId: provider.id, startsAt: second, rescheduleOf: appointmentId }
    await client.hold.create(hold)
    expect((await seen())?.nextAvailableAt).toBe(third)
    const spy = vi.spyOn(api.stores.holds, 'letGo').mockResolvedValueOnce()
    await client.appointment.reschedule({ appointmentId, holdId })
    spy.mockRestore()
    for (const through of [api, elsewhere]) {
      const { providers } = await list(through, query)
      expect(providers.find(({ id }) => id === provider.id)?.nextAvailableAt).toBe(first)
    }
  })

  it('shows a time again whose hold was refused afterwards and undone', async () => {
    const { provider, seen, slots } = await keptPage()
    const hold = holdAt(provider, quarterOfInstant(Date.parse(slots[0] as string)), 1)
    await api.stores.holds.take(hold, null)
    expect((await seen())?.nextAvailableAt).toBe(slots[1])
    await api.stores.holds.undo(hold, null)
    expect((await seen())?.nextAvailableAt).toBe(slots[0])
  })

  it('shows at once, here and elsewhere, every way to publish, and new settings with the name', async () => {
    const { provider, seen, query, slots } = await keptPage()
    const writer = api.provider(provider)
    const { version, schedule } = await writer.schedule.get()
    await writer.schedule.publish({ schedule: { ...schedule, weekly: [] }, baseVersion: version })
    expect((await seen())?.soonest).toEqual([])
    const date = api.coming(4).toDate
    await writer.schedule.setDate({ date, windows: [{ startTime: '10:00', endTime: '10:30' }] })
    expect((await seen())?.soonest).toHaveLength(2)
    await writer.schedule.revert({ version })
    expect((await seen())?.soonest).toEqual(slots.slice(0, 3))
    await writer.provider.updateSettings({ timeZone: 'UTC' })
    const inUtc = await seen()
    expect(inUtc?.timeZone).toBe('UTC')
    expect(inUtc?.nextAvailableAt).not.toBe(slots[0])
    await writer.provider.updateSettings({ name: marked('Dr. Young') })
    expect((await seen())?.name).toBe(marked('Dr. Young'))
    await writer.provider.updateSettings({ title: marked('Elsewhere') })
    expect(await seen()).toBeUndefined()
    await writer.provider.updateSettings({ title: query })
    expect((await seen())?.title).toBe(query)
    // Whoever has come onto a page is minded as are those who were there.
    await api.publishClosed(provider)
    expect((await seen())?.soonest).toEqual([])
  })

  it('shows a time again when its hold has ended, though nobody says so', async () => {
    const { provider, query, slots } = await keptPage()
    const startsAt = slots[0] as string
    const holds = openHolds(said, { holdTtlSeconds: 3, rateLimits: false })
    const taken = await holds.take(holdAt(provider, quarterOfInstant(Date.parse(startsAt)), 1), null)
    await keepIn(api, query)
    const first = async () => (await list(api, query)).providers.find(({ id }) => id === provider.id)
    expect((await first())?.nextAvailableAt).not.toBe(startsAt)
    const endsAt = taken.result === 'held' ? taken.expiresAt : 0
    await sleep(endsAt - Date.now() + 50)
    expect((await first())?.nextAvailableAt).toBe(startsAt)
  })
})

describe('what is kept of the directory', () => {
  it('is not what was read before a write, however late its reader comes', async () => {
    const { provider, query, slots } = await keptPage()
    await said.redis.del(unchangedKey(provider.id))
    const { $client } = api.db
    const ask = $client.unsafe.bind($client)
    const spy = vi.spyOn($client, 'unsafe').mockImplementationOnce(((...statement: Parameters<typeof ask>) =>
      ask(...statement).then(async rows => {
        await elsewhere.bookDirectly(provider, slots[0] as string, provider.durationQuarters)
        await elsewhere.stores.redisSettled()
        return rows
      })) as never)
    await list(api, query)
    spy.mockRestore()
    const { providers } = await list(api, query)
    expect(providers.find(({ id }) => id === provider.id)?.nextAvailableAt).toBe(slots[1])
  })

  it.each([
    ['a provider', ({ id }: TestProvider) => id],
    ['the directory', () => directory],
  ])('is nothing for a minute after a writer of %s has died', async (_, placeOf) => {
    const { provider, query } = await keptPage()
    const keys = offerKeys(placeOf(provider))
    await said.redis.eval(beginWriteScript, keys, ['crashed'])
    for (let i = 0; i < 3; i++) {
      const title = marked(`${query} ${i}`)
      await api.sql`update providers set title = ${title} where id = ${provider.id}`
      for (const through of [api, elsewhere]) {
        const { providers } = await list(through, query)
        expect(providers.find(({ id }) => id === provider.id)?.title).toBe(title)
      }
    }
    await said.redis.zadd(keys[1] as string, { score: Date.now() - 1, member: 'crashed' })
    await keepIn(api, query)
  })

  it('is dropped before a writer is answered whose begin Redis did not hear', async () => {
    const { provider, query } = await keptPage()
    const { redis } = said
    // The provider's begin is heard, the directory's is not, and no end at once.
    const deaf = vi
      .fn(redis.eval)
      .mockImplementation((...call) => sleep(100).then(() => redis.eval(...call)) as never)
    deaf.mockImplementationOnce(redis.eval as never)
    deaf.mockRejectedValueOnce(new Error('Redis did not answer in time.'))
    const offers = openOffers({ eval: deaf } as never, api.db)
    const title = marked(`${query} new`)
    await offers.whileWritingListed(
      provider.id,
      () => api.sql`update providers set title = ${title} where id = ${provider.id}`,
    )
    expect(deaf).toHaveBeenCalledTimes(4)
    for (const place of [provider.id, directory]) expect(await redis.get(unchangedKey(place))).toBeNull()
  })

  it('is no reason to fail: without Redis the page is computed without holds, and what it said is not kept', async () => {
    const { provider, query, slots } = await keptPage()
    const away = await openTestApi({ like: api, redisUrl: 'redis://127.0.0.1:1' })
    for (let i = 0; i < 3; i++) {
      const asked = statementsOf(away, async () => {
        const { providers } = await list(away, query)
        expect(providers.find(({ id }) => id === provider.id)?.nextAvailableAt).toBe(slots[0])
      })
      expect(await asked).toBe(1)
    }
    await away.close()
  })
})
