import { randomUUID } from 'node:crypto'
import { addDays } from '@holdfast/shared/rules/dates'
import { quarterOfInstant } from '@holdfast/shared/rules/quarters'
import type { Schedule } from '@holdfast/shared/rules/schedule'
import { localDateOf, quarterRangeOf } from '@holdfast/shared/rules/time'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, type TestApi } from '../../test/open-test-api.ts'
import { refusalOf } from '../../test/refusal-of.ts'
import { everyDay, type TestProvider } from '../../test/test-provider.ts'

const toIso = (quarter: number) => new Date(quarter * 900_000).toISOString()

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const zones = ['America/New_York', 'Europe/London', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia']

/** Two short openings a day, so that a day has every kind of quarter: offered, too late for the visit, and closed. */
const scheduleOf = (timeZone: string, startHour: number): Schedule =>
  everyDay(
    [
      {
        startTime: `${String(startHour).padStart(2, '0')}:15`,
        endTime: `${String(startHour + 2).padStart(2, '0')}:00`,
      },
      { startTime: '22:30', endTime: '24:00' },
    ],
    timeZone,
  )

describe('slot.find', () => {
  it('lists what can be held and nothing else: every quarter-hour around is held or refused with its reason', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 20 }),
        fc.constantFrom(15, 30, 45),
        fc.constantFrom(0, 15),
        async (timeZone, startHour, durationMinutes, bufferAfterMinutes) => {
          const provider = await api.createProvider({
            schedule: scheduleOf(timeZone, startHour),
            durationMinutes,
            bufferAfterMinutes,
            horizonDays: 3,
          })
          const today = localDateOf(timeZone, Date.now())
          // Midnight would move the horizon in the middle of a round.
          fc.pre(localDateOf(timeZone, Date.now() + 60_000) === today)
          const [bookedStart, heldStart] = await occupyTwo(provider)
          const range = { fromDate: addDays(today, 1), toDate: addDays(today, 4) }
          const listed = new Set((await api.anyone().slot.find({ providerId: provider.id, ...range })).slots)
          const quarters = quarterRangeOf(timeZone, range.fromDate, range.toDate)
          const noticeEnds = quarterOfInstant(Date.now() + 86_400_000)
          const seen = new Map<string, number>()

          for (let quarter = quarters.fromQuarter; quarter < quarters.toQuarter; quarter++) {
            // The end of the notice moves on while the test runs, and so would the answer for these two.
            if (quarter === noticeEnds || quarter === noticeEnds + 1) continue
            const code = await tryToHold(provider, toIso(quarter))
            expect([toIso(quarter), code === 'held']).toEqual([toIso(quarter), listed.has(toIso(quarter))])
            seen.set(code, (seen.get(code) ?? 0) + 1)
          }
          expect(await tryToHold(provider, bookedStart)).toBe('slot_taken')
          expect(await tryToHold(provider, heldStart)).toBe('slot_held')
          expect(seen.get('too_far')).toBeGreaterThan(0)
          expect(seen.get('outside_schedule')).toBeGreaterThan(0)
        },
      ),
      { numRuns: 4 },
    )
  }, 120_000)

  it('gives the reason that fits', async () => {
    const provider = await api.createProvider({ horizonDays: 10 })
    const [startsAt] = (await api.freeSlots(provider)) as [string]
    const at = (ms: number) => new Date(Date.parse(startsAt) + ms).toISOString()
    const minute = 60_000
    expect(await tryToHold(provider, at(7 * minute))).toBe('misaligned_start')
    expect(await tryToHold(provider, at(1))).toBe('misaligned_start')
    expect(await tryToHold(provider, toIso(quarterOfInstant(Date.now()) + 90))).toBe('too_soon')
    expect(await tryToHold(provider, toIso(quarterOfInstant(Date.now()) + 15 * 96))).toBe('too_far')
    expect(await tryToHold(provider, `${startsAt.slice(0, 10)}T05:00:00Z`)).toMatch(
      /outside_schedule|too_soon/,
    )
  })

  it('says when the next time is where a range has none', async () => {
    const provider = await api.createProvider()
    const empty = await api.anyone().slot.find({
      providerId: provider.id,
      fromDate: localDateOf('UTC', Date.now()),
      toDate: localDateOf('UTC', Date.now()),
      timeZone: 'UTC',
    })
    expect(empty.slots).toEqual([])
    expect(empty.nextAvailableAt).toBe((await api.freeSlots(provider))[0])
    const unpublished = await api.createProvider({ schedule: null })
    const none = await api.anyone().slot.find({ providerId: unpublished.id, ...api.coming(30) })
    expect([none.slots, none.nextAvailableAt]).toEqual([[], null])
  })

  it('reads dates in the zone asked for, and takes 31 days but not 32', async () => {
    const provider = await api.createProvider()
    const fromDate = addDays(localDateOf('UTC', Date.now()), 3)
    const find = (days: number, timeZone: string) =>
      api
        .anyone()
        .slot.find({ providerId: provider.id, fromDate, toDate: addDays(fromDate, days - 1), timeZone })
    const apia = await find(1, 'Pacific/Apia')
    expect(apia.slots.length).toBeGreaterThan(0)
    expect(apia.slots.every(at => localDateOf('Pacific/Apia', Date.parse(at)) === fromDate)).toBe(true)
    expect((await find(31, 'UTC')).slots.length).toBeGreaterThan(0)
    expect(await refusalOf(find(32, 'UTC'))).toMatchObject({
      code: 'range_too_large',
      detail: { daysMax: 31 },
    })
  })
})

describe('provider.list', () => {
  it('finds by name and speciality, pages through all of them, and knows the next times of each', async () => {
    const marker = `Zz${randomUUID().slice(0, 8)}`
    const providers = await Promise.all(Array.from({ length: 5 }, () => api.createProvider()))
    const ids = providers.map(({ id }) => id)
    await api.sql`update providers set title = ${`Heart ${marker}%_`} where id = any(${ids})`
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await api
        .anyone()
        .provider.list({ query: `${marker}%_`, limit: 2, ...(cursor && { cursor }) })
      seen.push(...page.providers.map(({ id }) => id))
      for (const found of page.providers) {
        const own = providers.find(({ id }) => id === found.id) as TestProvider
        const free = await api.freeSlots(own)
        expect(found.nextAvailableAt).toBe(free[0])
        expect(found.soonest).toEqual(free.slice(0, 3))
      }
      cursor = page.nextCursor
    }
    expect(seen.sort()).toEqual(ids.sort())
    expect((await api.anyone().provider.list({ query: `${marker}%x` })).providers).toEqual([])
  })

  it('gives a cursor that it takes again, however long the name is and in whatever script', async () => {
    const marker = `Zz${randomUUID().slice(0, 8)}`
    const providers = await Promise.all(Array.from({ length: 2 }, () => api.createProvider()))
    const ids = providers.map(({ id }) => id)
    await api.sql`update providers set title = ${marker}, name = ${'医'.repeat(119)} || 'x' where id = any(${ids})`
    const search = { query: marker, limit: 1 }
    const first = await api.anyone().provider.list(search)
    const second = await api.anyone().provider.list({ ...search, cursor: first.nextCursor as string })
    expect([...first.providers, ...second.providers].map(({ id }) => id).sort()).toEqual(ids.sort())
  })
})

/** A booked and a held time, so that every reason is met. */
async function occupyTwo(provider: TestProvider): Promise<[string, string]> {
  const free = await api.freeSlots(provider)
  const [bookedStart, heldStart] = [free[0] as string, free.at(-1) as string]
  await api.bookDirectly(provider, bookedStart, provider.durationQuarters)
  await api
    .client(`holder of ${provider.id}`)
    .hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt: heldStart })
  return [bookedStart, heldStart]
}

async function tryToHold(provider: TestProvider, startsAt: string): Promise<string> {
  const holdId = randomUUID()
  const visitor = api.client('visitor')
  const hold = visitor.hold.create({ holdId, providerId: provider.id, startsAt })
  const code = await hold.then(
    () => 'held',
    async () => (await refusalOf(hold)).code,
  )
  if (code === 'held') await visitor.hold.release({ holdId })
  return code
}
