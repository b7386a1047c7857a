import { randomUUID } from 'node:crypto'
import { addDays } from '@holdfast/shared/rules/dates'
import {
  affectedNamedMax,
  answerBytesMax,
  nameLengthMax,
  pageSizeMax,
  reasonLengthMax,
  scheduleTimeOffMax,
  titleLengthMax,
} from '@holdfast/shared/rules/limits'
import { quarterOfInstant } from '@holdfast/shared/rules/quarters'
import type { Schedule } from '@holdfast/shared/rules/schedule'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canary } from '../test/canary.ts'
import type { HttpAnswer } from '../test/http-client.ts'
import { openTestApi, type TestApi } from '../test/open-test-api.ts'
import { everyDay, type TestProvider } from '../test/test-provider.ts'

/** Three bytes a letter: the most that text without control characters can take. */
const letters = (count: number) => '\u3042'.repeat(count)
const words = (count: number) => canary + letters(count - canary.length)
const allDay = [{ startTime: '00:00', endTime: '24:00' }]

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

/** The data of an answer that is a success and short enough. */
function short<Data>({ status, text, data, refusal }: HttpAnswer): Data {
  expect([status, refusal]).toEqual([200, null])
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(answerBytesMax)
  return data as Data
}

/** Every item of a list, read a page of the largest size at a time. */
async function readAll<Item>(path: string, token: string | null, name: string): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const input = { limit: pageSizeMax, ...(cursor !== null && { cursor }) }
    const page: Record<string, unknown> = short(await api.get(path, token, input))
    const found = page[name] as Item[]
    expect(found.length).toBeGreaterThan(0)
    items.push(...found)
    cursor = page.nextCursor as string | null
  } while (cursor !== null)
  return items
}

async function createLongNamed(schedule: Schedule): Promise<TestProvider> {
  const provider = await api.createProvider({ schedule, horizonDays: 365 })
  await api.sql`update providers set name = ${letters(nameLengthMax)}, title = ${letters(titleLengthMax)}
    where id = ${provider.id}`
  await api.sql`update visit_types set name = ${letters(nameLengthMax)} where provider_id = ${provider.id}`
  return provider
}

/** As many visits on end, the first one at midnight in three days, each with all that can be said of it. */
async function insertVisits(provider: TestProvider, count: number): Promise<void> {
  const fromQuarter = quarterOfInstant(Date.parse(`${api.coming(3).toDate}T00:00:00Z`))
  const clientId = `${randomUUID()}${'x'.repeat(200)}`
  const reason = words(reasonLengthMax)
  await api.sql`insert into clients (id, name) values (${clientId}, ${words(nameLengthMax)})`
  await api.sql`insert into appointments (
      provider_key, id, client_key, visit_type_key, start_quarter, end_quarter, buffer_before_quarters,
      buffer_after_quarters, status, reason, confirmed_at, cancel_reason
    )
    select (select key from providers where id = ${provider.id}), gen_random_uuid(),
      (select key from clients where id = ${clientId}), (select key from visit_types where id = ${provider.visitTypeId}), quarter, quarter + 1, 0,
      0, 'confirmed', ${reason}, now(), ${reason}
    from generate_series(${fromQuarter}::int, ${fromQuarter + count - 1}::int) as quarter`
}

describe('an answer of the most that there can be', () => {
  it('lists every start of 31 days in dates that are whole', async () => {
    const { id: providerId } = await createLongNamed(everyDay(allDay, 'America/New_York'))
    const toDate = api.coming(34).toDate
    const slots: string[] = []
    let fromDate: string | null = addDays(toDate, -30)
    while (fromDate !== null) {
      const input = { providerId, fromDate, toDate }
      const found: { slots: string[]; restFromDate: string | null } = short(
        await api.get('slot.find', null, input),
      )
      slots.push(...found.slots)
      fromDate = found.restFromDate
    }
    expect(new Set(slots).size).toBe(slots.length)
    // A clock change gives or takes an hour.
    expect(Math.abs(slots.length - 31 * 96)).toBeLessThanOrEqual(4)
  })

  it('lists appointments with every word that they can have, each once', async () => {
    const provider = await createLongNamed(everyDay(allDay, 'UTC'))
    await insertVisits(provider, 150)
    const token = await api.providerToken(provider)
    const listed = await readAll<{ appointmentId: string }>('appointment.list', token, 'appointments')
    expect(new Set(listed.map(({ appointmentId }) => appointmentId)).size).toBe(150)
    expect(listed).toHaveLength(150)
  })

  it('lists providers with the longest names, each once', async () => {
    await Promise.all(Array.from({ length: 130 }, () => createLongNamed(everyDay(allDay, 'UTC'))))
    const listed = await readAll<{ id: string }>('provider.list', null, 'providers')
    const [row] = await api.sql`select count(*)::int as count from providers`
    expect(new Set(listed.map(({ id }) => id)).size).toBe(row?.count)
    expect(listed).toHaveLength(row?.count)
  })

  it('lists as many holds as a client can have', async () => {
    const startsAt = `${api.coming(3).toDate}T12:00:00Z`
    const client = await api.clientToken('holder')
    for (const hours of [0, 1, 2]) {
      const { id: providerId } = await createLongNamed(everyDay(allDay, 'UTC'))
      const at = new Date(Date.parse(startsAt) + hours * 3_600_000).toISOString()
      short(await api.post('hold.create', client, { holdId: randomUUID(), providerId, startsAt: at }))
    }
    const { holds } = short<{ holds: unknown[] }>(await api.get('hold.list', client, {}))
    expect(holds).toHaveLength(3)
  })

  it('names the first of the visits that an edit leaves outside beside every warning, and counts them all', async () => {
    const provider = await createLongNamed(everyDay(allDay, 'UTC'))
    await api.sql`update visit_types set duration_quarters = 8 where provider_id = ${provider.id}`
    await insertVisits(provider, 3_000)
    const token = await api.providerToken(provider)
    const noon = [{ startTime: '12:00', endTime: '12:15' }]
    const dates = Array.from({ length: 200 }, (_, i) => addDays('2040-01-01', i))
    const exceptions = Object.fromEntries(dates.map(date => [date, noon]))
    const schedule = { ...everyDay([], 'UTC'), exceptions }
    const calls = [
      await api.post('schedule.preview', token, { schedule }),
      await api.post('schedule.publish', token, { schedule, baseVersion: 1 }),
      await api.post('schedule.setDate', token, { date: '2040-12-01', windows: [] }),
      await api.post('schedule.revert', token, { version: 2 }),
    ]
    for (const call of calls) {
      const { affected, affectedCount } = short<{ affected: unknown[]; affectedCount: number }>(call)
      expect(affectedCount).toBe(3_000)
      expect(affected.length).toBeGreaterThan(0)
      expect(affected.length).toBeLessThan(affectedNamedMax)
    }
    expect(short<{ warnings: unknown[] }>(calls[0] as HttpAnswer).warnings).toHaveLength(200)
  })

  it('has room for any schedule that can be published, and for its history', async () => {
    const provider = await api.createProvider({ schedule: null })
    const token = await api.providerToken(provider)
    const publish = (label: string, baseVersion: number) =>
      api.post('schedule.publish', token, { schedule: withLabels(label), baseVersion })

    // Composed, it takes twice the bytes that were sent.
    const grows = '\u0958'.repeat(60)
    expect((await publish(grows, 0)).refusal).toMatchObject({
      code: 'invalid_schedule',
      detail: { problems: [{ path: '' }] },
    })

    let length = 100
    while ((await publish(letters(length), 0)).status !== 200) length--
    for (const [i, other] of ['\u3044', '\u3046'].entries()) {
      short(await publish(letters(length - 1) + other, i + 1))
    }
    short(await api.get('schedule.get', token, {}))
    expect(await readAll('schedule.history', token, 'versions')).toHaveLength(3)
  })
})

function withLabels(label: string): Schedule {
  const timeOff = Array.from({ length: scheduleTimeOffMax }, (_, i) => {
    const date = addDays('2030-01-01', i)
    return { startDate: date, startTime: '09:00', endDate: date, endTime: '10:00', label }
  })
  return { ...everyDay([], 'UTC'), timeOff }
}
