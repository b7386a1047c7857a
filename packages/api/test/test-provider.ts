import { randomUUID } from 'node:crypto'
import { addDays, weekdays } from '@holdfast/shared/rules/dates'
import { quarterOfInstant } from '@holdfast/shared/rules/quarters'
import type { Schedule, Window } from '@holdfast/shared/rules/schedule'
import { localDateOf } from '@holdfast/shared/rules/time'
import type { Sql } from 'postgres'
import { insertAppointment } from '../src/store/appointment-writes.ts'
import type { Db } from '../src/store/db.ts'
import type { HoldRequest } from '../src/store/hold-replies.ts'
import { marked } from './canary.ts'

export interface TestProvider {
  id: string
  slug: string
  visitTypeId: string
  durationQuarters: number
}

export interface TestProviderOptions {
  /** Null for one who has published nothing. */
  schedule?: Schedule | null
  durationMinutes?: number
  bufferAfterMinutes?: number
  noticeMinutes?: number
  horizonDays?: number
}

/** Every weekday, the weekend too, at the same times. */
export function everyDay(windows: Window[], timeZone: string, effectiveFrom = '2020-01-01'): Schedule {
  const hours = Object.fromEntries(weekdays.map(weekday => [weekday, windows]))
  const pattern = { effectiveFrom, hours: hours as Schedule['weekly'][number]['hours'] }
  return { timeZone, weekly: [pattern], exceptions: {}, timeOff: [] }
}

/**
 * Open the day after tomorrow and later: the first free time is then well after the end of the notice, and does not pass
 * into it while a test runs.
 */
function soonEnough(): Schedule {
  const effectiveFrom = addDays(localDateOf('UTC', Date.now()), 2)
  return everyDay([{ startTime: '09:00', endTime: '17:00' }], 'America/New_York', effectiveFrom)
}

/** Writes a provider straight into the tables: 09:00 to 17:00 in New York on every day unless told otherwise. */
export async function insertProvider(sql: Sql, options: TestProviderOptions): Promise<TestProvider> {
  const { durationMinutes = 15, bufferAfterMinutes = 0, noticeMinutes = 1440, horizonDays = 60 } = options
  const { schedule = soonEnough() } = options
  const provider = {
    id: randomUUID(),
    slug: `p-${randomUUID()}`,
    visitTypeId: randomUUID(),
    durationQuarters: durationMinutes / 15,
  }
  await sql`insert into providers (id, slug, name, time_zone, notice_minutes, horizon_days) values (
    ${provider.id}, ${provider.slug}, 'Dr. Test', ${schedule?.timeZone ?? 'UTC'}, ${noticeMinutes}, ${horizonDays})`
  await sql`insert into visit_types (provider_id, id, name, duration_quarters, buffer_after_quarters, position) values (
    ${provider.id}, ${provider.visitTypeId}, 'Visit', ${provider.durationQuarters}, ${bufferAfterMinutes / 15}, 0)`
  if (schedule) {
    await sql`insert into schedule_versions (provider_id, version, schedule, published_at, published_by) values (
      ${provider.id}, 1, ${sql.json(schedule as never)}, now(), 'test')`
  }
  return provider
}

/** A hold of somebody new, as a confirm would write it. */
export function holdAt(provider: TestProvider, startQuarter: number, durationQuarters: number): HoldRequest {
  const endQuarter = startQuarter + durationQuarters
  return {
    holdId: randomUUID(),
    clientId: randomUUID(),
    providerId: provider.id,
    visitTypeId: provider.visitTypeId,
    rescheduleOf: null,
    startQuarter,
    endQuarter,
    busy: { fromQuarter: startQuarter, toQuarter: endQuarter },
  }
}

/** Writes an appointment past every rule but the database's own; the id of it. */
export async function insertBooking(
  db: Db,
  provider: TestProvider,
  startsAt: string,
  durationQuarters: number,
): Promise<string> {
  const hold = holdAt(provider, quarterOfInstant(Date.parse(startsAt)), durationQuarters)
  await insertAppointment(db, {
    hold,
    clientName: marked('Directly'),
    reason: marked('By hand'),
    now: Date.now(),
  })
  return hold.holdId
}
