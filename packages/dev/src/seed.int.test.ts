import { instantOfQuarter, quarterOfInstant, runsOfQuarters } from '@holdfast/shared/rules/quarters'
import { checkSchedule } from '@holdfast/shared/rules/schedule'
import { bookableRun, computeSlots, judgeSlot } from '@holdfast/shared/rules/slots'
import {
  appointments,
  bookedQuarters,
  clients,
  providers,
  scheduleVersions,
  visitTypes,
} from '@holdfast/shared/schema'
import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientAccount, providerAccount } from './account.ts'
import { seedDemo } from './seed.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

// The demo is what the rules would have allowed, and it is made once.

let database: TestDatabase
let sql: postgres.Sql
let db: ReturnType<typeof drizzle>

beforeEach(async () => {
  database = await createTestDatabase()
  sql = postgres(database.url, { max: 1 })
  db = drizzle(sql)
})
afterEach(async () => {
  await sql.end()
  await database.drop()
})

/** What the rules need to know of a provider, without the bookings of the client that is named. */
async function readPractice(slug: string, leaveOut?: string) {
  const { providerId = '' } = providerAccount(slug)
  const [provider] = await db.select().from(providers).where(eq(providers.id, providerId))
  const [version] = await db
    .select()
    .from(scheduleVersions)
    .where(eq(scheduleVersions.providerId, providerId))
  const [type] = await db
    .select()
    .from(visitTypes)
    .where(and(eq(visitTypes.providerId, providerId), eq(visitTypes.position, 0)))
  const booked = await db
    .select({ quarter: bookedQuarters.quarter, clientId: clients.id })
    .from(bookedQuarters)
    .innerJoin(appointments, eq(appointments.id, bookedQuarters.appointmentId))
    .innerJoin(clients, eq(clients.key, appointments.clientKey))
    .innerJoin(providers, eq(providers.key, bookedQuarters.providerKey))
    .where(eq(providers.id, providerId))
  if (!provider || !type) throw new Error(`${slug} is missing`)
  const others = booked.filter(({ clientId }) => clientId !== leaveOut).map(({ quarter }) => quarter)
  const { noticeMinutes, horizonDays } = provider
  const { durationQuarters, bufferBeforeQuarters, bufferAfterQuarters } = type
  return {
    provider,
    schedule: version?.schedule,
    visit: { durationQuarters, bufferBeforeQuarters, bufferAfterQuarters },
    availability: version && {
      schedule: version.schedule,
      noticeMinutes,
      horizonDays,
      booked: runsOfQuarters(others),
      held: [],
    },
  }
}

// A Monday morning, a Saturday night, the days before clocks change, the turn of the year.
describe.each([
  '2026-11-23T09:00:00Z',
  '2026-02-28T23:59:59Z',
  '2026-03-06T12:00:00Z',
  '2026-10-30T03:00:00Z',
  '2026-12-31T23:30:00Z',
])('seeded at %s', nowText => {
  const now = Date.parse(nowText)

  it('puts the appointments of Alice and Bob on offered slots at least two days ahead', async () => {
    expect(await seedDemo(database.url, now)).toBe(true)
    for (const name of ['Alice', 'Bob']) {
      const { subject } = clientAccount(name)
      const rows = await db
        .select({ startQuarter: appointments.startQuarter })
        .from(appointments)
        .innerJoin(clients, eq(clients.key, appointments.clientKey))
        .where(eq(clients.id, subject))
      expect(rows).toHaveLength(1)
      const { availability, visit } = await readPractice('jekyll', subject)
      const startQuarter = rows[0]?.startQuarter ?? 0
      expect(startQuarter - quarterOfInstant(now)).toBeGreaterThanOrEqual(2 * 96)
      expect(availability && judgeSlot(availability, visit, instantOfQuarter(startQuarter), now)).toBe(null)
    }
  })

  it('leaves a practice that is almost full, one without hours, and schedules without a problem', async () => {
    await seedDemo(database.url, now)
    const full = await readPractice('okafor')
    const slots =
      full.availability &&
      computeSlots(full.availability, full.visit, bookableRun(full.availability, now), now)
    expect(slots?.length).toBeGreaterThanOrEqual(1)
    expect(slots?.length).toBeLessThanOrEqual(4)
    expect((await readPractice('holt')).schedule).toBe(undefined)
    const published = await db.select().from(scheduleVersions)
    expect(published.flatMap(({ schedule }) => checkSchedule(schedule))).toEqual([])
    const practices = await db.select().from(providers)
    expect(practices.map(({ timeZone }) => timeZone)).toEqual(
      expect.arrayContaining(['America/New_York', 'Europe/London', 'Asia/Kathmandu', 'Australia/Lord_Howe']),
    )
  })
})

it('is made once, also by several at the same time, and never where there is a provider', async () => {
  const now = Date.now()
  const made = await Promise.all([1, 2, 3].map(() => seedDemo(database.url, now)))
  expect(made.filter(Boolean)).toHaveLength(1)
  const count = async () =>
    (await sql`select (select count(*) from appointments) + (select count(*) from booked_quarters) as n`)[0]
      ?.n
  const before = await count()
  expect(await seedDemo(database.url, now + 86_400_000)).toBe(false)
  expect(await count()).toBe(before)
  expect(await db.select().from(clients)).toHaveLength(3)
})
