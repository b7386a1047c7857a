import { randomUUID } from 'node:crypto'
import postgres, { type Sql } from 'postgres'
import { insertAppointment } from '../src/store/appointment-writes.ts'
import { openDb } from '../src/store/db.ts'
import { holdAt, insertProvider, type TestProvider } from '../test/test-provider.ts'
import { measureDayRows, measureQuarterRows } from './availability-models.ts'
import { bytesOf } from './bytes-of.ts'
import type { Comparison, Group, Size } from './comparison.ts'
import { openBenchPostgres } from './open-bench-postgres.ts'
import { yearSchedule } from './year-schedule.ts'

const sizes = {
  full: { providers: 1_000, bookings: 10_000, modelProviders: 20 },
  small: { providers: 20, bookings: 60, modelProviders: 1 },
}
const scheduleBytesBar = 5_000
const bookingBytesBar = 300
const firstQuarter = 2_000_000

const scheduleTables = ['providers', 'visit_types', 'schedule_versions']
/** All that a confirm writes, but for the client, whom a client's bookings share. */
const bookingTables = ['appointments', 'booked_quarters', 'changes']

/** Bytes of heap and indexes, beside the bars and beside other models of the same. They do not vary, so they are taken once. */
export async function openStorageGroup(size: Size): Promise<Group> {
  const { providers, bookings, modelProviders } = sizes[size]
  const server = await openBenchPostgres()
  const databaseUrl = await server.createMigrated('stored')
  const sql = postgres(databaseUrl, { max: 4, onnotice: () => {} })
  try {
    const schedule = await measureSchedule(sql, providers)
    const booking = await measureBooking(sql, databaseUrl, bookings)
    const quarterRows = await measureQuarterRows(sql, modelProviders)
    const dayRows = await measureDayRows(sql, modelProviders)
    const scheduleWork = 'rules and exceptions of a provider-year'
    const bookingWork = 'a booking of a quarter'
    return {
      comparisons: [
        bytes(scheduleWork, schedule, 'the bar', scheduleBytesBar, { atMost: 1 }),
        bytes(scheduleWork, schedule, 'a row for every quarter-hour', quarterRows, null),
        bytes(scheduleWork, schedule, 'a row for every day', dayRows, null),
        bytes(`${bookingWork}, all tables`, booking.all, 'the bar', bookingBytesBar, { atMost: 1 }),
        ...Object.entries(booking.tables).map(([table, figure]) =>
          bytes(`${bookingWork}, ${table}`, figure, 'all tables', booking.all, null),
        ),
      ],
      close: async () => {},
    }
  } finally {
    await sql.end()
    await server.close()
  }
}

function bytes(
  work: string,
  figure: number,
  floor: string,
  floorFigure: number,
  bar: Comparison['bar'],
): Comparison {
  return { work, floor, unit: 'bytes', bar, measureWork: () => figure, measureFloor: () => floorFigure }
}

async function measureSchedule(sql: Sql, providers: number): Promise<number> {
  const before = await bytesOf(sql, scheduleTables)
  for (let i = 0; i < providers; i++) {
    await insertProvider(sql, { schedule: yearSchedule('America/New_York') })
  }
  return ((await bytesOf(sql, scheduleTables)) - before) / providers
}

/** Books with the statement that confirms: the days follow each other, the providers take turns at random. */
async function measureBooking(sql: Sql, databaseUrl: string, bookings: number) {
  const { db, close } = openDb(databaseUrl)
  const providers = await sql<TestProvider[]>`
    select provider_id as id, id as "visitTypeId", duration_quarters as "durationQuarters", '' as slug
    from visit_types order by random()`
  const people = Array.from({ length: Math.ceil(bookings / 5) }, () => randomUUID())
  const before = await Promise.all(bookingTables.map(table => bytesOf(sql, [table])))
  let booked = 0
  async function bookOn(): Promise<void> {
    while (booked < bookings) {
      const nth = booked++
      const hold = holdAt(providers[nth % providers.length] as TestProvider, firstQuarter + nth, 1)
      const clientId = people[nth % people.length] as string
      await insertAppointment(db, {
        hold: { ...hold, clientId },
        clientName: 'A client',
        reason: null,
        now: Date.now(),
      })
    }
  }
  await Promise.all(Array.from({ length: 8 }, bookOn))
  await close()
  const after = await Promise.all(bookingTables.map(table => bytesOf(sql, [table])))
  const figures = bookingTables.map((_, i) => ((after[i] as number) - (before[i] as number)) / bookings)
  return {
    all: figures.reduce((sum, figure) => sum + figure, 0),
    tables: Object.fromEntries(bookingTables.map((table, i) => [table, figures[i] as number])),
  }
}
