import {
  durationMinutesMin,
  horizonDaysDefault,
  noticeMinutesDefault,
  quarterMinutes,
} from '@holdfast/shared/rules/limits'
import type { Visit } from '@holdfast/shared/rules/slots'
import { providers, scheduleVersions, visitTypes } from '@holdfast/shared/schema'
import { type SQL, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { isUniqueViolation } from './pg-error.ts'
import { recorded } from './recorded.ts'

/** What is to be another; a setting that is not named stays. */
export interface ProviderSettings {
  name?: string
  title?: string | null
  noticeMinutes?: number
  horizonDays?: number
  timeZone?: string
  /** The whole list in its order; those not in it are retired. */
  visitTypes?: (Visit & { id: string; name: string })[]
}

/**
 * Writes a provider with its first visit type, in one statement with its row in the log of changes. False when the provider is
 * there already; a slug that is taken fails the statement with a unique violation.
 */
export async function insertProvider(
  db: Db,
  insert: {
    provider: { id: string; slug: string; name: string; title: string | null; timeZone: string }
    visitTypeId: string
    subject: string
    now: number
  },
): Promise<boolean> {
  const { provider } = insert
  const at = new Date(insert.now).toISOString()
  const rows = await db.execute<{ id: string }>(sql`
    with registered as (
      insert into ${providers} (id, slug, name, title, time_zone, notice_minutes, horizon_days)
      values (${provider.id}::uuid, ${provider.slug}, ${provider.name}, ${provider.title}::text, ${provider.timeZone},
        ${noticeMinutesDefault}, ${horizonDaysDefault})
      on conflict (id) do nothing
      returning id as provider_id, id
    ), offered as (
      insert into ${visitTypes} (provider_id, id, name, duration_quarters, position)
      select id, ${insert.visitTypeId}::uuid, 'Visit', ${durationMinutesMin / quarterMinutes}::smallint, 0 from registered
    ), ${recorded({ cte: 'registered', subject: 'id', event: 'provider.registered', actor: insert.subject, at })}
    select id from registered
  `)
  return rows.length === 1 && rows[0]?.id === provider.id
}

/**
 * Writes settings in one statement with their row in the log of changes; a new zone comes with a version of the schedule that
 * is read in it. False when the settings are not at that revision any more, or a schedule was published at the same moment.
 */
export async function updateProvider(
  db: Db,
  update: { providerId: string; revision: number; subject: string; changes: ProviderSettings; now: number },
): Promise<boolean> {
  try {
    const rows = await db.execute<{ id: string }>(updateStatement(update))
    return rows.length === 1 && rows[0]?.id === update.providerId
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
}

function updateStatement(update: Parameters<typeof updateProvider>[1]): SQL {
  const { changes } = update
  const at = new Date(update.now).toISOString()
  const types = changes.visitTypes?.map((type, position) => ({ ...type, position })) ?? null
  return sql`
    with changed as (
      update ${providers} set
        name = coalesce(${changes.name ?? null}::text, name),
        title = case when ${changes.title !== undefined} then ${changes.title ?? null}::text else title end,
        notice_minutes = coalesce(${changes.noticeMinutes ?? null}::int, notice_minutes),
        horizon_days = coalesce(${changes.horizonDays ?? null}::int, horizon_days),
        time_zone = coalesce(${changes.timeZone ?? null}::text, time_zone),
        revision = revision + 1
      where id = ${update.providerId}::uuid and revision = ${update.revision}
      returning id as provider_id, id
    ), wanted as (
      select changed.id as provider_id, type.*
      from changed, jsonb_to_recordset(${JSON.stringify(types)}::jsonb) as type (
        "id" uuid, "name" text, "durationQuarters" smallint, "bufferBeforeQuarters" smallint,
        "bufferAfterQuarters" smallint, "position" smallint
      )
      where ${types !== null}
    ), offered as (
      insert into ${visitTypes} (
        provider_id, id, name, duration_quarters, buffer_before_quarters, buffer_after_quarters, position
      )
      select provider_id, id, name, "durationQuarters", "bufferBeforeQuarters", "bufferAfterQuarters", position from wanted
      on conflict (provider_id, id) do update set
        name = excluded.name, duration_quarters = excluded.duration_quarters,
        buffer_before_quarters = excluded.buffer_before_quarters,
        buffer_after_quarters = excluded.buffer_after_quarters, position = excluded.position, retired_at = null
    ), retired as (
      update ${visitTypes} set retired_at = ${at}::timestamptz
      from changed
      where ${types !== null} and visit_types.provider_id = changed.id and visit_types.retired_at is null
        and visit_types.id not in (select id from wanted)
    ), republished as (
      insert into ${scheduleVersions} (provider_id, version, schedule, published_at, published_by)
      select newest.provider_id, newest.version + 1,
        jsonb_set(newest.schedule, '{timeZone}', to_jsonb(${changes.timeZone ?? null}::text)),
        ${at}::timestamptz, ${update.subject}
      from changed cross join lateral (
        select * from ${scheduleVersions} where provider_id = changed.id order by version desc limit 1
      ) as newest
      where ${changes.timeZone !== undefined}
    ), ${recorded({ cte: 'changed', subject: 'id', event: 'provider.updated', actor: update.subject, at })}
    select id from changed
  `
}
