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

/** How often the audit must tell each event of each appointment. */
const changes = `
  select 'appointment.confirmed' as event, id::text as subject, 1 as times from appointments
  union all select 'appointment.cancelled', id::text, 1 from appointments where status = 'cancelled'
  union all
  select 'appointment.rescheduled', id::text, sequence - (status = 'cancelled')::int
  from appointments where sequence > (status = 'cancelled')::int`

export const invariants: Invariant[] = [
  {
    name: 'no-overlap',
    promise: 'No two confirmed appointments of one provider share time, buffers included.',
    find: `
      select a.provider_key, a.id, b.id as other_id, a.start_quarter, b.start_quarter as other_start_quarter
      from appointments as a join appointments as b on a.provider_key = b.provider_key and a.id < b.id
        and a.status = 'confirmed' and b.status = 'confirmed'
        and a.start_quarter - a.buffer_before_quarters < b.end_quarter + b.buffer_after_quarters
        and b.start_quarter - b.buffer_before_quarters < a.end_quarter + a.buffer_after_quarters`,
  },
  {
    name: 'quarters-are-appointments',
    promise: 'The booked quarter-hours are exactly those of the confirmed appointments, buffers included.',
    find: `
      select * from (
        select provider_key, quarter, id as appointment_id from appointments,
          generate_series(start_quarter - buffer_before_quarters, end_quarter + buffer_after_quarters - 1) as quarter
        where status = 'confirmed'
      ) as wanted
      full join (select provider_key, quarter, appointment_id, true as is_booked from booked_quarters) as booked
        using (provider_key, quarter, appointment_id)
      where is_booked is null or not exists (
        select from appointments where provider_key = booked.provider_key and id = booked.appointment_id and status = 'confirmed'
          and booked.quarter >= start_quarter - buffer_before_quarters
          and booked.quarter < end_quarter + buffer_after_quarters
      )`,
  },
  {
    name: 'audited-once',
    promise: 'The audit tells every change of an appointment exactly once.',
    find: `
      select * from (${changes}) as change
      full join (
        select event, subject, count(*)::int as times from audit where event like 'appointment.%' group by event, subject
      ) as told using (event, subject)
      where change.times is distinct from told.times`,
  },
  {
    name: 'appointments-are-somebodys',
    promise: 'Every appointment is that of a client with a provider, for a visit type of that provider.',
    find: `
      select id from appointments
      where not exists (select from clients where key = client_key) or not exists (
        select from visit_types join providers on providers.id = provider_id
        where visit_types.key = visit_type_key and providers.key = provider_key)`,
  },
  {
    name: 'versions-count-up',
    promise: 'The versions of a schedule are 1, 2, 3 and so on, each published once at most.',
    find: `
      select provider_id, max(version) as version from schedule_versions group by 1 having max(version) <> count(*)
      union all
      select provider_id, subject::int from changes where event = 'schedule.published' group by 1, 2 having count(*) > 1
      union all
      select provider_id, subject::int from changes where event = 'schedule.published' and not exists (
        select from schedule_versions where provider_id = changes.provider_id and version::text = changes.subject)`,
  },
  {
    name: 'moves-make-no-second',
    promise: 'A hold that moved an appointment has made no other one.',
    find: `
      select moved.id, made.id as other_id
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
