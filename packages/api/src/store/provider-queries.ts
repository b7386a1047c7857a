import type { Run } from '@holdfast/shared/rules/quarters'
import { runsOfQuarters } from '@holdfast/shared/rules/quarters'
import { emptySchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import type { Visit } from '@holdfast/shared/rules/slots'
import { bookedQuarters, providers, scheduleVersions, visitTypes } from '@holdfast/shared/schema'
import { and, asc, eq, gte, inArray, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { keyOfProvider } from './keys.ts'

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
    .where(bookedWithin(and(eq(bookedQuarters.providerKey, keyOfProvider(providerId)), except), within))
    .orderBy(asc(bookedQuarters.quarter))
  return runsOfQuarters(rows.map(row => row.quarter))
}

function bookedWithin(where: SQL | undefined, within: Run) {
  return and(
    where,
    gte(bookedQuarters.quarter, within.fromQuarter),
    lt(bookedQuarters.quarter, within.toQuarter),
  )
}
