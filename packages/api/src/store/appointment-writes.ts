import type { CancelActor } from '@holdfast/shared/rules/cancel'
import { appointments, bookedQuarters, clients } from '@holdfast/shared/schema'
import { sql } from 'drizzle-orm'
import { type AppointmentRow, busyRunOf } from './appointment-queries.ts'
import type { Db } from './db.ts'
import type { HoldRequest } from './holds.ts'
import { recorded } from './recorded.ts'

/**
 * Each function here is one SQL statement: the change with its audit row and its outbox row, or nothing of them.
 * True says that this very call made the change.
 */

/**
 * Writes the appointment of a hold and takes its quarters, in ascending order so that a crowd cannot deadlock.
 * A quarter that is taken, or an id that is there, fails the statement with a unique violation; false when the client has
 * another confirmed appointment at that time.
 */
export async function insertAppointment(
  db: Db,
  appointment: { hold: HoldRequest; clientName: string; reason: string | null; now: number },
): Promise<boolean> {
  const { hold, clientName, reason } = appointment
  const confirmedAt = new Date(appointment.now).toISOString()
  const bufferBeforeQuarters = hold.startQuarter - hold.busy.fromQuarter
  const bufferAfterQuarters = hold.busy.toQuarter - hold.endQuarter
  const rows = await db.execute<{ id: string }>(sql`
    with client as (
      insert into ${clients} (id, name) values (${hold.clientId}, ${clientName})
      on conflict (id) do update set name = excluded.name
      returning id
    ), confirmed as (
      insert into ${appointments} (
        provider_id, id, client_id, visit_type_id, start_quarter, end_quarter,
        buffer_before_quarters, buffer_after_quarters, status, reason, confirmed_at
      )
      select
        ${hold.providerId}::uuid, ${hold.holdId}::uuid, client.id, ${hold.visitTypeId}::uuid,
        ${hold.startQuarter}::int, ${hold.endQuarter}::int,
        ${bufferBeforeQuarters}::smallint, ${bufferAfterQuarters}::smallint, 'confirmed', ${reason}::text, ${confirmedAt}::timestamptz
      from client
      where not exists (
        select from ${appointments}
        where client_id = ${hold.clientId} and status = 'confirmed' and id <> ${hold.holdId}::uuid
          and start_quarter < ${hold.endQuarter}::int and end_quarter > ${hold.startQuarter}::int
      )
      returning provider_id, id
    ), booked as (
      insert into ${bookedQuarters} (provider_id, quarter, appointment_id)
      select provider_id, quarter, id
      from confirmed, generate_series(${hold.busy.fromQuarter}::int, ${hold.busy.toQuarter - 1}::int) as quarter
      order by quarter
    ), ${recorded({ cte: 'confirmed', subject: 'id', event: 'appointment.confirmed', actor: hold.clientId, at: confirmedAt })}
    select id from confirmed
  `)
  return isOnly(rows, hold.holdId)
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
