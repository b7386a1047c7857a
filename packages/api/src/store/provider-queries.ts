import type { Run } from '@holdfast/shared/rules/quarters'
import { runsOfQuarters } from '@holdfast/shared/rules/quarters'
import { emptySchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import type { Visit } from '@holdfast/shared/rules/slots'
import { bookedQuarters, providers, scheduleVersions, visitTypes } from '@holdfast/shared/schema'
import { and, asc, eq, gte, ilike, inArray, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from './db.ts'

export interface VisitTypeRow extends Visit {
  id: string
  name: string
  retired: boolean
}

export interface ProviderRow {
  id: string
  slug: string
  name: string
  title: string | null
  timeZone: string
  noticeMinutes: number
  horizonDays: number
  /** One higher with every change of the settings, visit types included. */
  revision: number
  /** In the provider's order, retired ones too. */
  visitTypes: VisitTypeRow[]
  /** The schedule in force; an empty one, version 0, before the first is published. */
  schedule: Schedule
  scheduleVersion: number
  /** Epoch milliseconds; null before the first is published. */
  schedulePublishedAt: number | null
}

const newestVersion = sql`(
  select json_build_object('version', version, 'schedule', schedule, 'publishedAt', published_at)
  from ${scheduleVersions} where provider_id = ${providers.id}
  order by version desc limit 1
)`

const allVisitTypes = sql`(
  select coalesce(json_agg(json_build_object(
    'id', id, 'name', name, 'durationQuarters', duration_quarters,
    'bufferBeforeQuarters', buffer_before_quarters, 'bufferAfterQuarters', buffer_after_quarters,
    'retired', retired_at is not null
  ) order by position, id), '[]')
  from ${visitTypes} where provider_id = ${providers.id}
)`

const providerColumns = {
  id: providers.id,
  slug: providers.slug,
  name: providers.name,
  title: providers.title,
  timeZone: providers.timeZone,
  noticeMinutes: providers.noticeMinutes,
  horizonDays: providers.horizonDays,
  revision: providers.revision,
  visitTypes: sql<VisitTypeRow[]>`${allVisitTypes}`,
  newest: sql<{ version: number; schedule: Schedule; publishedAt: string } | null>`${newestVersion}`,
}

async function selectProviders(db: Db, where: SQL | undefined, limit: number): Promise<ProviderRow[]> {
  const rows = await db
    .select(providerColumns)
    .from(providers)
    .where(where)
    .orderBy(asc(providers.name), asc(providers.id))
    .limit(limit)
  return rows.map(({ newest, ...row }) => ({
    ...row,
    schedule: newest?.schedule ?? emptySchedule(row.timeZone),
    scheduleVersion: newest?.version ?? 0,
    schedulePublishedAt: newest ? Date.parse(newest.publishedAt) : null,
  }))
}

export async function findProvider(
  db: Db,
  key: { id: string } | { slug: string },
): Promise<ProviderRow | null> {
  const where = 'id' in key ? eq(providers.id, key.id) : eq(providers.slug, key.slug)
  return (await selectProviders(db, where, 1))[0] ?? null
}

export function findProvidersById(db: Db, ids: readonly string[]): Promise<ProviderRow[]> {
  return selectProviders(db, inArray(providers.id, [...ids]), ids.length)
}

/** Providers whose name or title contains the text, by name, after the one that the cursor names. */
export function findProviders(
  db: Db,
  search: { query: string | undefined; after: { name: string; id: string } | null; limit: number },
): Promise<ProviderRow[]> {
  const pattern = search.query && `%${search.query.replace(/[\\%_]/g, '\\$&')}%`
  return selectProviders(
    db,
    and(
      pattern ? or(ilike(providers.name, pattern), ilike(providers.title, pattern)) : undefined,
      // As one row: PostgreSQL starts in the index there, where `or` would walk up to it.
      search.after
        ? sql`(${providers.name}, ${providers.id}) > (${search.after.name}, ${search.after.id}::uuid)`
        : undefined,
    ),
    search.limit,
  )
}

/** What is booked of a provider's time in that run, buffers included, but for one appointment that is to be moved. */
export async function findBookedRuns(
  db: Db,
  providerId: string,
  within: Run,
  exceptAppointmentId: string | null,
): Promise<Run[]> {
  const except = exceptAppointmentId ? ne(bookedQuarters.appointmentId, exceptAppointmentId) : undefined
  const rows = await db
    .select({ quarter: bookedQuarters.quarter })
    .from(bookedQuarters)
    .where(bookedWithin(and(eq(bookedQuarters.providerId, providerId), except), within))
    .orderBy(asc(bookedQuarters.quarter))
  return runsOfQuarters(rows.map(row => row.quarter))
}

/** What is booked of several providers' time, with one row of the answer for each of them. */
export async function findBookedRunsOf(
  db: Db,
  providerIds: readonly string[],
  within: Run,
): Promise<Map<string, Run[]>> {
  const { providerId, quarter } = bookedQuarters
  const rows = await db
    .select({ providerId, quarters: sql<number[]>`json_agg(${quarter} order by ${quarter})` })
    .from(bookedQuarters)
    .where(bookedWithin(inArray(providerId, [...providerIds]), within))
    .groupBy(providerId)
  return new Map(rows.map(row => [row.providerId, runsOfQuarters(row.quarters)]))
}

function bookedWithin(where: SQL | undefined, within: Run) {
  return and(
    where,
    gte(bookedQuarters.quarter, within.fromQuarter),
    lt(bookedQuarters.quarter, within.toQuarter),
  )
}
