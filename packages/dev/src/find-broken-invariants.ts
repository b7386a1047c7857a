import type postgres from 'postgres'
import { withConnection } from './database.ts'

/** A rule of the tables that no row may break: `find` gives the rows that do. */
export interface Invariant {
  name: string
  /** What is promised, in words. */
  promise: string
  find: string
}

export interface BrokenInvariant extends Omit<Invariant, 'find'> {
  /** Some of the rows that break it. */
  rows: postgres.Row[]
}

const rowsMax = 20

/** How often each event must have been written for each subject. */
const changes = `
  select provider_id, 'appointment.confirmed' as event, id::text as subject, 1 as times from appointments
  union all select provider_id, 'appointment.cancelled', id::text, 1 from appointments where status = 'cancelled'
  union all
  select provider_id, 'appointment.rescheduled', id::text, sequence - (status = 'cancelled')::int
  from appointments where sequence > (status = 'cancelled')::int`

const written = (table: string, event: string) => `
  select provider_id, ${event} as event, subject, count(*)::int as times from ${table}
  where ${event} in ('appointment.confirmed', 'appointment.cancelled', 'appointment.rescheduled')
  group by provider_id, ${event}, subject`

const unlikeChanges = (table: string, event: string) => `
  select * from (${changes}) as change
  full join (${written(table, event)}) as row using (provider_id, event, subject)
  where change.times is distinct from row.times`

export const invariants: Invariant[] = [
  {
    name: 'no-overlap',
    promise: 'No two confirmed appointments of one provider share time, buffers included.',
    find: `
      select a.provider_id, a.id, b.id as other_id, a.start_quarter, b.start_quarter as other_start_quarter
      from appointments as a join appointments as b on a.provider_id = b.provider_id and a.id < b.id
        and a.status = 'confirmed' and b.status = 'confirmed'
        and a.start_quarter - a.buffer_before_quarters < b.end_quarter + b.buffer_after_quarters
        and b.start_quarter - b.buffer_before_quarters < a.end_quarter + a.buffer_after_quarters`,
  },
  {
    name: 'quarters-are-appointments',
    promise: 'The booked quarter-hours are exactly those of the confirmed appointments, buffers included.',
    find: `
      select * from (
        select provider_id, quarter, id as appointment_id from appointments,
          generate_series(start_quarter - buffer_before_quarters, end_quarter + buffer_after_quarters - 1) as quarter
        where status = 'confirmed'
      ) as wanted
      full join (select provider_id, quarter, appointment_id, true as is_booked from booked_quarters) as booked
        using (provider_id, quarter, appointment_id)
      where is_booked is null or not exists (
        select from appointments where provider_id = booked.provider_id and id = booked.appointment_id and status = 'confirmed'
          and booked.quarter >= start_quarter - buffer_before_quarters
          and booked.quarter < end_quarter + buffer_after_quarters
      )`,
  },
  {
    name: 'audited-once',
    promise: 'Every change of an appointment has exactly one row in the audit.',
    find: unlikeChanges('audit', 'action'),
  },
  {
    name: 'announced-once',
    promise: 'Every change of an appointment has exactly one row in the outbox.',
    find: unlikeChanges('outbox', 'event'),
  },
  {
    name: 'audit-is-outbox',
    promise: 'What is audited is announced and the other way round, publishing and settings too.',
    find: `
      select * from (
        select provider_id, action as event, subject, count(*) as audited from audit group by 1, 2, 3
      ) as a full join (
        select provider_id, event, subject, count(*) as announced from outbox group by 1, 2, 3
      ) as o using (provider_id, event, subject)
      where audited is distinct from announced`,
  },
  {
    name: 'versions-count-up',
    promise: 'The versions of a schedule are 1, 2, 3 and so on, each published once at most.',
    find: `
      select provider_id, max(version) as version from schedule_versions group by 1 having max(version) <> count(*)
      union all
      select provider_id, subject::int from audit where action = 'schedule.published' group by 1, 2 having count(*) > 1
      union all
      select provider_id, subject::int from audit where action = 'schedule.published' and not exists (
        select from schedule_versions where provider_id = audit.provider_id and version::text = audit.subject)`,
  },
  {
    name: 'moves-make-no-second',
    promise: 'A hold that moved an appointment has made no other one.',
    find: `
      select moved.provider_id, moved.id, made.id as other_id
      from appointments as moved join appointments as made on made.id = moved.moved_by_hold_id`,
  },
]

/** The rules that rows of this database break, with some of those rows, all seen at one moment. It changes nothing. */
export function findBrokenInvariants(databaseUrl: string): Promise<BrokenInvariant[]> {
  return withConnection(databaseUrl, sql =>
    sql.begin('isolation level repeatable read read only', async transaction => {
      const broken: BrokenInvariant[] = []
      for (const { name, promise, find } of invariants) {
        const rows = await transaction.unsafe(`select * from (${find}) as broken limit ${rowsMax}`)
        if (rows.length > 0) broken.push({ name, promise, rows: [...rows] })
      }
      return broken
    }),
  )
}
