import type { CancelActor } from '@holdfast/shared/rules/cancel'
import { emptySchedule, type Schedule } from '@holdfast/shared/rules/schedule'
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
import type { HoldRequest } from './hold-replies.ts'
import { prepareStatement } from './prepared-statement.ts'
import { recorded } from './recorded.ts'

/**
 * Each function here is one SQL statement: the change with its audit row and its outbox row, or nothing of them.
 * True, or what was written, says that this very call made the change.
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

const insertStatement = prepareStatement<
  NewAppointment,
  { provider: AppointmentRow['provider']; visitTypeName: string; schedule: Schedule | null; id: string }
>(
  param => sql`
    with client as (
      insert into ${clients} (id, name) values (${param('clientId')}::text, ${param('clientName')}::text)
      on conflict (id) do update set name = excluded.name where ${clients.name} <> excluded.name
    ), confirmed as (
      insert into ${appointments} (
        provider_id, id, client_id, visit_type_id, start_quarter, end_quarter,
        buffer_before_quarters, buffer_after_quarters, status, reason, confirmed_at
      )
      select
        ${param('providerId')}::uuid, ${param('id')}::uuid, ${param('clientId')}::text, ${param('visitTypeId')}::uuid,
        ${param('startQuarter')}::int, ${param('endQuarter')}::int,
        ${param('bufferBeforeQuarters')}::smallint, ${param('bufferAfterQuarters')}::smallint,
        'confirmed', ${param('reason')}::text, ${param('confirmedAt')}::timestamptz
      where not exists (
        select from ${appointments}
        where client_id = ${param('clientId')}::text and status = 'confirmed' and id <> ${param('id')}::uuid
          and start_quarter < ${param('endQuarter')}::int and end_quarter > ${param('startQuarter')}::int
      )
      returning provider_id, id, visit_type_id
    ), booked as (
      insert into ${bookedQuarters} (provider_id, quarter, appointment_id)
      select provider_id, quarter, id
      from confirmed, generate_series(
        ${param('startQuarter')}::int - ${param('bufferBeforeQuarters')}::int,
        ${param('endQuarter')}::int + ${param('bufferAfterQuarters')}::int - 1
      ) as quarter
      order by quarter
    ), ${recorded({ cte: 'confirmed', subject: 'id', event: 'appointment.confirmed', actor: param('clientId'), at: param('confirmedAt') })}
    select confirmed.id, visit_types.name as "visitTypeName",
      json_build_object(
        'slug', providers.slug, 'name', providers.name, 'title', providers.title, 'timeZone', providers.time_zone
      ) as provider,
      (
        select schedule from ${scheduleVersions} where provider_id = confirmed.provider_id order by version desc limit 1
      ) as schedule
    from confirmed
      join ${providers} on providers.id = confirmed.provider_id
      join ${visitTypes} on visit_types.provider_id = confirmed.provider_id and visit_types.id = confirmed.visit_type_id
  `,
)

/**
 * Writes the appointment of a hold and takes its quarters, in ascending order so that a crowd cannot deadlock. Resolves to what was written,
 * with the schedule in force.
 * A quarter that is taken, or an id that is there, fails the statement with a unique violation; null when the client has
 * another confirmed appointment at that time.
 */
export async function insertAppointment(
  db: Db,
  {
    hold,
    clientName,
    reason,
    now,
  }: { hold: HoldRequest; clientName: string; reason: string | null; now: number },
): Promise<{ appointment: AppointmentRow; schedule: Schedule } | null> {
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
  const rows = await insertStatement(db, { ...written, confirmedAt: new Date(now).toISOString() })
  const [row] = rows
  if (!row || !isOnly(rows, hold.holdId)) return null
  const { schedule, ...names } = row
  const initial = {
    movedByHoldId: null,
    status: 'confirmed',
    sequence: 0,
    cancelledBy: null,
    cancelReason: null,
  } as const
  return {
    appointment: { ...written, ...initial, ...names },
    schedule: schedule ?? emptySchedule(names.provider.timeZone),
  }
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
      set visit_type_id = ${hold.visitTypeId}::uuid, start_quarter = ${hold.startQuarter}, end_quarter = ${hold.endQuarter},
        buffer_before_quarters = ${hold.startQuarter - after.fromQuarter},
        buffer_after_quarters = ${after.toQuarter - hold.endQuarter},
        sequence = sequence + 1, moved_by_hold_id = ${hold.holdId}::uuid
      where provider_id = ${appointment.providerId}::uuid and id = ${appointment.id}::uuid
        and status = 'confirmed' and sequence = ${appointment.sequence}
        and to_timestamp(start_quarter * 900::bigint) > ${movedAt}::timestamptz
      returning provider_id, id
    ), freed as (
      delete from ${bookedQuarters} using moved
      where booked_quarters.provider_id = moved.provider_id and booked_quarters.appointment_id = moved.id
        and booked_quarters.quarter >= ${before.fromQuarter} and booked_quarters.quarter < ${before.toQuarter}
        and not (booked_quarters.quarter >= ${after.fromQuarter} and booked_quarters.quarter < ${after.toQuarter})
    ), booked as (
      insert into ${bookedQuarters} (provider_id, quarter, appointment_id)
      select provider_id, quarter, id
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
      where provider_id = ${cancel.providerId}::uuid and id = ${cancel.appointmentId}::uuid
        and status = 'confirmed' and sequence = ${cancel.sequence}
        and to_timestamp(start_quarter * 900::bigint) > ${cancelledAt}::timestamptz
      returning provider_id, id, start_quarter, end_quarter, buffer_before_quarters, buffer_after_quarters
    ), freed as (
      delete from ${bookedQuarters} using cancelled
      where booked_quarters.provider_id = cancelled.provider_id
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
