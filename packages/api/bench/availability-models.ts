import type { Sql } from 'postgres'
import { bytesOf } from './bytes-of.ts'

/** The year's quarter-hours of every provider as rows, as many systems keep them. The bytes of one provider. */
export async function measureQuarterRows(sql: Sql, providers: number): Promise<number> {
  await sql`
    create table availability_quarters (
      provider_id uuid not null, starts_at timestamptz not null, status text not null, appointment_id uuid,
      primary key (provider_id, starts_at)
    )`
  await sql`
    insert into availability_quarters (provider_id, starts_at, status)
    select provider_id, starts_at, case when extract(hour from starts_at) between 9 and 16 then 'open' else 'closed' end
    from (select gen_random_uuid() as provider_id from generate_series(1, ${providers}::int)) as provider,
      generate_series('2027-01-01'::timestamptz, '2027-12-31 23:45'::timestamptz, '15 minutes') as starts_at`
  return (await bytesOf(sql, ['availability_quarters'])) / providers
}

/** The year's days of every provider as rows, each with its windows. The bytes of one provider. */
export async function measureDayRows(sql: Sql, providers: number): Promise<number> {
  await sql`
    create table availability_days (
      provider_id uuid not null, date date not null, windows jsonb not null,
      primary key (provider_id, date)
    )`
  const windows = [
    { startTime: '09:00', endTime: '12:00' },
    { startTime: '13:00', endTime: '17:30' },
  ]
  await sql`
    insert into availability_days (provider_id, date, windows)
    select provider_id, date, ${sql.json(windows)}
    from (select gen_random_uuid() as provider_id from generate_series(1, ${providers}::int)) as provider,
      generate_series('2027-01-01'::date, '2027-12-31'::date, '1 day') as date`
  return (await bytesOf(sql, ['availability_days'])) / providers
}
