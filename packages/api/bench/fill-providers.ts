import { quartersPerDay } from '@holdfast/shared/rules/limits'
import { quarterOfInstant } from '@holdfast/shared/rules/quarters'
import type { Sql } from 'postgres'
import { everyDay } from '../test/test-provider.ts'

const timeZones = ['America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Sydney']
const appointmentsEach = 25
const people = 1_000

/**
 * Fills an empty database with providers who are open every day, each with 25 appointments in the coming two weeks. Their ids, by name.
 * Foreign keys hold by construction and are not checked, which would take most of the time.
 */
export async function fillProviders(sql: Sql, providers: number): Promise<string[]> {
  const schedules = timeZones.map(zone => everyDay([{ startTime: '08:00', endTime: '18:00' }], zone))
  const firstQuarter = quarterOfInstant(Date.now()) + 2 * quartersPerDay
  await sql.begin(async transaction => {
    await transaction`set local session_replication_role = replica`
    await transaction`
      insert into providers (id, slug, name, time_zone, notice_minutes, horizon_days)
      select gen_random_uuid(), 'p-' || nth, 'Dr. ' || md5(nth::text),
        (${timeZones}::text[])[1 + nth % ${timeZones.length}::int], 1440, 60
      from generate_series(1, ${providers}::int) as nth`
    await transaction`
      insert into visit_types (provider_id, id, name, duration_quarters, position)
      select id, gen_random_uuid(), 'Visit', 1, 0 from providers`
    await transaction`
      insert into schedule_versions (provider_id, version, schedule, published_at, published_by)
      select id, 1, schedule, now(), 'bench'
      from providers join jsonb_array_elements(${transaction.json(schedules as never)}) as schedule
        on schedule ->> 'timeZone' = time_zone`
    await transaction`insert into clients (id, name) select 'client-' || nth, 'A client' from generate_series(0, ${people - 1}::int) as nth`
  })
  await book(sql, { fromQuarter: firstQuarter, appointments: appointmentsEach, stepQuarters: 53 })
  await sql`vacuum analyze`
  const rows = await sql<{ id: string }[]>`select id from providers order by name, id`
  return rows.map(({ id }) => id)
}

/** Gives one provider a long past: appointments back to back before today. */
export async function addPast(sql: Sql, providerId: string, appointments: number): Promise<void> {
  const fromQuarter = quarterOfInstant(Date.now()) - quartersPerDay - appointments
  await book(sql, { providerId, fromQuarter, appointments, stepQuarters: 1 })
  await sql`vacuum analyze`
}

interface Bookings {
  /** Every provider without it. */
  providerId?: string
  fromQuarter: number
  appointments: number
  stepQuarters: number
}

async function book(sql: Sql, bookings: Bookings): Promise<void> {
  const { providerId = null, fromQuarter, appointments, stepQuarters } = bookings
  await sql.begin(async transaction => {
    await transaction`set local session_replication_role = replica`
    await transaction`
      insert into appointments (provider_key, id, client_key, visit_type_key, start_quarter, end_quarter,
        buffer_before_quarters, buffer_after_quarters, status, confirmed_at)
      select providers.key, gen_random_uuid(), (select min(key) from clients) + floor(random() * ${people}::int)::int, visit_types.key,
        quarter, quarter + 1, 0, 0, 'confirmed', now()
      from visit_types join providers on providers.id = provider_id, generate_series(
        ${fromQuarter}::int, ${fromQuarter + (appointments - 1) * stepQuarters}::int, ${stepQuarters}::int) as quarter
      where ${providerId}::uuid is null or provider_id = ${providerId}::uuid`
    await transaction`
      insert into booked_quarters (provider_key, quarter, appointment_id)
      select provider_key, start_quarter, id from appointments
      where start_quarter >= ${fromQuarter} and start_quarter < ${fromQuarter + appointments * stepQuarters}
        and (${providerId}::uuid is null or provider_key = (select key from providers where id = ${providerId}::uuid))`
  })
}
