import postgres from 'postgres'
import { cpuMicrosecondsOf } from './cpu-time.ts'
import { medianOf } from './median-of.ts'

/** Quarters of a provider that are booked on one day. */
const quartersADay = 2
/** Some day in the future, in quarters since the epoch. */
const firstQuarter = 2_000_000
const quartersPerDay = 96

/** The one guard of the product, and the usual one, which knows spans. */
export type BookedKind = 'key' | 'exclusion'

const inserts: Record<BookedKind, string> = {
  key: 'insert into booked_quarters (provider_key, quarter, appointment_id) select provider_key, quarter, id from batch',
  exclusion:
    'insert into booked_spans (provider_key, span, appointment_id) select provider_key, int4range(quarter, quarter + 1), id from batch',
}

/**
 * A table of what is booked, filled as life does it: the days follow each other, and on each day the providers, in random order,
 * are booked a few times. One connection, so one process of the server, whose time is what counts.
 */
export async function openBookedTable(
  databaseUrl: string,
  kind: BookedKind,
  providers: number,
  rows: number,
) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  const [server] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
  await sql`create temp table bench_providers as select key from generate_series(1, ${providers}::int) as key`
  await sql`create temp table batch (provider_key int, quarter int, id uuid)`
  if (kind === 'exclusion') await createSpans(sql)

  let nextDay = 0
  const prepareDay = async () => {
    const dayQuarter = firstQuarter + nextDay++ * quartersPerDay
    await sql`truncate batch`
    await sql`
      insert into batch
      select key, quarter, gen_random_uuid()
      from bench_providers, generate_series(${dayQuarter}::int, ${dayQuarter + quartersADay - 1}::int) as quarter
      order by random()`
  }
  const insertDay = () => sql.unsafe(inserts[kind])
  for (let filled = 0; filled < rows; filled += providers * quartersADay) {
    await prepareDay()
    await insertDay()
  }

  async function measureDay(): Promise<number> {
    await prepareDay()
    const before = await cpuMicrosecondsOf(server?.pid as number)
    const { count } = await insertDay()
    return ((await cpuMicrosecondsOf(server?.pid as number)) - before) / count
  }

  return {
    /** Books so many days more and tells the microseconds of the server's processor that a row took on the middle one. */
    async measureRow(days: number): Promise<number> {
      const figures: number[] = []
      for (let day = 0; day < days; day++) figures.push(await measureDay())
      return medianOf(figures)
    },
    close: () => sql.end({ timeout: 5 }),
  }
}

async function createSpans(sql: postgres.Sql): Promise<void> {
  await sql`create extension btree_gist`
  await sql`
    create table booked_spans (
      provider_key int not null, span int4range not null, appointment_id uuid not null,
      exclude using gist (provider_key with =, span with &&)
    )`
}
