import type { Schedule } from '@holdfast/shared/rules/schedule'
import { providers, scheduleVersions } from '@holdfast/shared/schema'
import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { isUniqueViolation } from './pg-error.ts'
import { recorded } from './recorded.ts'

export interface NewVersion {
  providerId: string
  schedule: Schedule
  baseVersion: number
  /** The `sub` of who publishes. */
  publishedBy: string
  now: number
}

/**
 * Publishes a schedule as version `baseVersion + 1`, in one statement with its row in the log of changes. False when a version
 * was published since, perhaps by an earlier try of this very call.
 *
 * The provider's row is locked first, as a change of settings does it: in the other order the two wait for each other for ever.
 */
export async function insertScheduleVersion(db: Db, version: NewVersion): Promise<boolean> {
  const publishedAt = new Date(version.now).toISOString()
  const next = version.baseVersion + 1
  try {
    const rows = await db.execute<{ version: number }>(sql`
      with provider as (
        select id from ${providers} where id = ${version.providerId}::uuid for no key update
      ), published as (
        insert into ${scheduleVersions} (provider_id, version, schedule, published_at, published_by)
        select provider.id, ${next}::int, ${JSON.stringify(version.schedule)}::jsonb,
          ${publishedAt}::timestamptz, ${version.publishedBy}
        from provider
        where ${version.baseVersion}::int = (
          select coalesce(max(version), 0) from ${scheduleVersions} where provider_id = ${version.providerId}::uuid
        )
        returning provider_id, version
      ), zoned as (
        update ${providers} set time_zone = ${version.schedule.timeZone}, revision = revision + 1
        from published where id = published.provider_id and time_zone <> ${version.schedule.timeZone}
      ), ${recorded({ cte: 'published', subject: 'version', event: 'schedule.published', actor: version.publishedBy, at: publishedAt })}
      select version from published
    `)
    return rows.length === 1 && rows[0]?.version === next
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
}

/** One published version with who published it, if it is there. */
export async function findScheduleVersion(db: Db, providerId: string, version: number) {
  const rows = await db
    .select()
    .from(scheduleVersions)
    .where(and(eq(scheduleVersions.providerId, providerId), eq(scheduleVersions.version, version)))
  return rows[0] ?? null
}

/** Versions older than that one, or all, the newest first. */
export function findScheduleVersions(db: Db, providerId: string, before: number | null, limit: number) {
  const older = before === null ? undefined : lt(scheduleVersions.version, before)
  return db
    .select()
    .from(scheduleVersions)
    .where(and(eq(scheduleVersions.providerId, providerId), older))
    .orderBy(desc(scheduleVersions.version))
    .limit(limit)
}
