import type { Visit } from '@holdfast/shared/rules/slots'
import { audit, outbox, providers, scheduleVersions, visitTypes } from '@holdfast/shared/schema'
import { sql } from 'drizzle-orm'
import type { Db } from './db.ts'

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
 * Writes settings in one statement with their audit and outbox rows; a new zone comes with a version of the schedule that
 * is read in it.
 */
export async function updateProvider(
  db: Db,
  update: { providerId: string; subject: string; changes: ProviderSettings; now: number },
): Promise<void> {
  const { changes } = update
  const at = new Date(update.now).toISOString()
  const types = changes.visitTypes?.map((type, position) => ({ ...type, position })) ?? null
  await db.execute(sql`
    with changed as (
      update ${providers} set
        name = coalesce(${changes.name ?? null}::text, name),
        title = case when ${changes.title !== undefined} then ${changes.title ?? null}::text else title end,
        notice_minutes = coalesce(${changes.noticeMinutes ?? null}::int, notice_minutes),
        horizon_days = coalesce(${changes.horizonDays ?? null}::int, horizon_days),
        time_zone = coalesce(${changes.timeZone ?? null}::text, time_zone)
      where id = ${update.providerId}::uuid
      returning id
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
    ), audited as (
      insert into ${audit} (provider_id, at, actor, action, subject)
      select id, ${at}::timestamptz, ${update.subject}, 'provider.update', id::text from changed
    )
    insert into ${outbox} (provider_id, at, event, subject)
    select id, ${at}::timestamptz, 'provider.updated', id::text from changed
  `)
}
