import type { CancelActor } from '@holdfast/shared/rules/cancel'
import {
  appointments,
  bookedQuarters,
  clients,
  providers,
  scheduleVersions,
  visitTypes,
} from '@holdfast/shared/schema'
import { sql } from 'drizzle-orm'
import { type AppointmentRow, busyRunOf } from './appointment-queries.ts'
import type { Db } from './db.ts'
import { prepareGatheredStatement } from './gathered-statement.ts'
import type { HoldRequest } from './hold-replies.ts'
import { keyOfProvider } from './keys.ts'
import { recorded } from './recorded.ts'

/**
 * Each function here is one SQL statement: the change and its row in the log of changes, or nothing of them; of a confirm the appointment
 * itself is that row. True, or what was written, says that this very call made the change.
 */

interface NewAppointment extends Record<string, string | number | null> {
  providerId: string
  id: string
  clientId: string
  clientName: string
  visitTypeId: string
  startQuarter: number
  endQuarter: number
  bufferBeforeQuarters: number
  bufferAfterQuarters: number
  reason: string | null
  confirmedAt: string
}

interface WrittenRow {
  at: number
  id: string
  visitTypeName: string
  provider: AppointmentRow['provider']
  scheduleVersion: number
}

/**
 * Each list of keys is written in its order, so that no two of these can wait for one another. Two that one client asks for together at one
 * time are told apart here, as neither could see the other's row. A client who is new, or has another name, is written first.
 */
const insertStatement = prepareGatheredStatement<NewAppointment, WrittenRow>(
  {
    providerId: 'uuid',
    id: 'uuid',
    clientId: 'text',
    clientName: 'text',
    visitTypeId: 'uuid',
    startQuarter: 'int',
    endQuarter: 'int',
    bufferBeforeQuarters: 'int',
    bufferAfterQuarters: 'int',
    reason: 'text',
    confirmedAt: 'timestamptz',
  },
  (asks, asked) => sql`
    with asked as (
      select asked.*, provider.*, visit_type.*,
        (select key from ${clients} where id = ${asked.clientId} and name = ${asked.clientName}) as known_key
      from ${asks}
      left join lateral (
        select key as provider_key, json_build_object('slug', slug, 'name', name, 'title', title, 'timeZone', time_zone) as provider,
          coalesce((select max(version) from ${scheduleVersions} where provider_id = ${asked.providerId}), 0) as "scheduleVersion"
        from ${providers} where id = ${asked.providerId} limit 1
      ) as provider on true
      left join lateral (
        select key as visit_type_key, name as "visitTypeName" from ${visitTypes}
        where provider_id = ${asked.providerId} and id = ${asked.visitTypeId} limit 1
      ) as visit_type on true
    ), client as (
      insert into ${clients} (id, name)
      select distinct on (${asked.clientId}) ${asked.clientId}, ${asked.clientName} from asked where known_key is null
      order by ${asked.clientId}
      on conflict (id) do update set name = excluded.name
      returning id, key
    ), keyed as (
      select *, coalesce(known_key, (select key from client where id = ${asked.clientId})) as client_key from asked
    ), confirmed as (
      insert into ${appointments} (
        id, provider_key, client_key, visit_type_key, start_quarter, end_quarter,
        buffer_before_quarters, buffer_after_quarters, status, reason, confirmed_at
      )
      select
        ${asked.id}, provider_key, client_key, visit_type_key, ${asked.startQuarter}, ${asked.endQuarter},
        ${asked.bufferBeforeQuarters}, ${asked.bufferAfterQuarters}, 'confirmed', ${asked.reason}, ${asked.confirmedAt}
      from keyed as asked
      where (
        select id from ${appointments}
        where client_key = asked.client_key and status = 'confirmed' and id <> ${asked.id}
          and start_quarter < ${asked.endQuarter} and end_quarter > ${asked.startQuarter}
        limit 1
      ) is null and (
        select id from asked as earlier
        where earlier."clientId" = ${asked.clientId} and earlier.at < asked.at
          and earlier."startQuarter" < ${asked.endQuarter} and earlier."endQuarter" > ${asked.startQuarter}
        limit 1
      ) is null
      order by ${asked.id}
      returning id, provider_key, start_quarter, end_quarter, buffer_before_quarters, buffer_after_quarters
    ), booked as (
      insert into ${bookedQuarters} (provider_key, quarter, appointment_id)
      select provider_key, quarter, id
      from confirmed, generate_series(
        start_quarter - buffer_before_quarters, end_quarter + buffer_after_quarters - 1
      ) as quarter
      order by provider_key, quarter
    )
    select distinct on (confirmed.id) asked.at, confirmed.id, "visitTypeName", provider, "scheduleVersion"
    from confirmed join asked on ${asked.id} = confirmed.id
    order by confirmed.id, asked.at
  `,
)

/**
 * Writes the appointment of a hold and takes its quarters, in ascending order so that a crowd cannot deadlock. Resolves to what was written,
 * with the version of the schedule in force.
 * A quarter that is taken, or an id that is there, fails with a unique violation; null when the client has another confirmed appointment at
 * that time, or asks for one twice at this moment.
 */
export async function insertAppointment(
  db: Db,
  {
    hold,
    clientName,
    reason,
    now,
  }: { hold: HoldRequest; clientName: string; reason: string | null; now: number },
): Promise<{ appointment: AppointmentRow; scheduleVersion: number } | null> {
  const { clientId, providerId, visitTypeId, startQuarter, endQuarter, busy } = hold
  const written = {
    id: hold.holdId,
    providerId,
    clientId,
    clientName,
    visitTypeId,
    startQuarter,
    endQuarter,
    bufferBeforeQuarters: startQuarter - busy.fromQuarter,
    bufferAfterQuarters: busy.toQuarter - endQuarter,
    reason,
  }
  const row = await insertStatement(db, { ...written, confirmedAt: new Date(now).toISOString() })
  if (row?.id !== hold.holdId) return null
  const { provider, visitTypeName, scheduleVersion } = row
  const initial = {
    movedByHoldId: null,
    status: 'confirmed',
    sequence: 0,
    cancelledBy: null,
    cancelReason: null,
  } as const
  return { appointment: { ...written, ...initial, provider, visitTypeName }, scheduleVersion }
}

/**
 * Moves a confirmed appointment to the time of a hold: the same row, one sequence higher, and only the quarters that change
 * are freed and taken, in ascending order. False when the appointment is not as it was read any more.
 */
export async function moveAppointment(
  db: Db,
  move: { appointment: AppointmentRow; hold: HoldRequest; now: number },
): Promise<boolean> {
  const { appointment, hold } = move
  const movedAt = new Date(move.now).toISOString()
  const before = busyRunOf(appointment)
  const after = hold.busy
  const rows = await db.execute<{ id: string }>(sql`
    with moved as (
      update ${appointments}
      set visit_type_key = (
          select key from ${visitTypes} where provider_id = ${appointment.providerId}::uuid and id = ${hold.visitTypeId}::uuid
        ), start_quarter = ${hold.startQuarter}, end_quarter = ${hold.endQuarter},
        buffer_before_quarters = ${hold.startQuarter - after.fromQuarter},
        buffer_after_quarters = ${after.toQuarter - hold.endQuarter},
        sequence = sequence + 1, moved_by_hold_id = ${hold.holdId}::uuid
      where id = ${appointment.id}::uuid and provider_key = ${keyOfProvider(appointment.providerId)}
        and status = 'confirmed' and sequence = ${appointment.sequence}
        and to_timestamp(start_quarter * 900::bigint) > ${movedAt}::timestamptz
      returning ${appointment.providerId}::uuid as provider_id, provider_key, id
    ), freed as (
      delete from ${bookedQuarters} using moved
      where booked_quarters.provider_key = moved.provider_key and booked_quarters.appointment_id = moved.id
        and booked_quarters.quarter >= ${before.fromQuarter} and booked_quarters.quarter < ${before.toQuarter}
        and not (booked_quarters.quarter >= ${after.fromQuarter} and booked_quarters.quarter < ${after.toQuarter})
    ), booked as (
      insert into ${bookedQuarters} (provider_key, quarter, appointment_id)
      select provider_key, quarter, id
      from moved, generate_series(${after.fromQuarter}::int, ${after.toQuarter - 1}::int) as quarter
      where not (quarter >= ${before.fromQuarter} and quarter < ${before.toQuarter})
      order by quarter
    ), ${recorded({ cte: 'moved', subject: 'id', event: 'appointment.rescheduled', actor: hold.clientId, at: movedAt })}
    select id from moved
  `)
  return isOnly(rows, appointment.id)
}

/**
 * Cancels a confirmed appointment that has not started and frees its quarters; false when it is not as it was read any more. One that a
 * move has just changed must be read anew: this statement would not see the quarters that the move has taken.
 */
export async function cancelAppointmentRow(
  db: Db,
  cancel: {
    providerId: string
    appointmentId: string
    sequence: number
    actor: CancelActor
    subject: string
    reason: string | null
    now: number
  },
): Promise<boolean> {
  const cancelledAt = new Date(cancel.now).toISOString()
  const rows = await db.execute<{ id: string }>(sql`
    with cancelled as (
      update ${appointments}
      set status = 'cancelled', sequence = sequence + 1, cancelled_at = ${cancelledAt}::timestamptz,
        cancelled_by = ${cancel.actor}, cancel_reason = ${cancel.reason}::text
      where id = ${cancel.appointmentId}::uuid and provider_key = ${keyOfProvider(cancel.providerId)}
        and status = 'confirmed' and sequence = ${cancel.sequence}
        and to_timestamp(start_quarter * 900::bigint) > ${cancelledAt}::timestamptz
      returning ${cancel.providerId}::uuid as provider_id, provider_key, id, start_quarter, end_quarter, buffer_before_quarters, buffer_after_quarters
    ), freed as (
      delete from ${bookedQuarters} using cancelled
      where booked_quarters.provider_key = cancelled.provider_key
        and booked_quarters.quarter >= cancelled.start_quarter - cancelled.buffer_before_quarters
        and booked_quarters.quarter < cancelled.end_quarter + cancelled.buffer_after_quarters
        and booked_quarters.appointment_id = cancelled.id
    ), ${recorded({ cte: 'cancelled', subject: 'id', event: 'appointment.cancelled', actor: cancel.subject, at: cancelledAt })}
    select id from cancelled
  `)
  return isOnly(rows, cancel.appointmentId)
}

/** An answer of another shape would be somebody else's: postgres.js can mix rows up after a failure. */
function isOnly(rows: readonly { id: string }[], id: string): boolean {
  return rows.length === 1 && rows[0]?.id === id
}
