import { instantTextOf } from '@holdfast/shared/rules/instant-text'
import { findStranded, type Schedule } from '@holdfast/shared/rules/schedule'
import type { AppointmentRow } from './store/appointment-queries.ts'
import type { Db } from './store/db.ts'
import type { HoldRequest } from './store/hold-replies.ts'
import { findProvidersById } from './store/provider-queries.ts'

/** How things look on the wire: instants as ISO-8601 in UTC. */

export const toInstant = (at: number) => new Date(at).toISOString()
export const toQuarterInstant = instantTextOf

export type HoldAnswer = ReturnType<typeof toHoldAnswer>

export function toHoldAnswer(hold: HoldRequest, expiresAt: number, serverAt: number) {
  return {
    holdId: hold.holdId,
    providerId: hold.providerId,
    visitTypeId: hold.visitTypeId,
    startsAt: toQuarterInstant(hold.startQuarter),
    endsAt: toQuarterInstant(hold.endQuarter),
    expiresAt: toInstant(expiresAt),
    serverTime: toInstant(serverAt),
  }
}

export type AppointmentAnswer = Awaited<ReturnType<typeof toAppointmentAnswers>>[number]

/** `outsideSchedule` is judged by the schedule in force now: nothing booked is changed by an edit, only flagged. */
export async function toAppointmentAnswers(db: Db, rows: readonly AppointmentRow[]) {
  const confirmed = rows.filter(row => row.status === 'confirmed')
  const providers = await findProvidersById(db, [...new Set(confirmed.map(row => row.providerId))])
  const outside = new Set(
    providers.flatMap(({ id, schedule }) =>
      findStranded(
        schedule,
        confirmed.filter(row => row.providerId === id),
      ),
    ),
  )
  return rows.map(row => toAppointmentShape(row, outside.has(row)))
}

function toAppointmentShape(row: AppointmentRow, outsideSchedule: boolean) {
  return {
    appointmentId: row.id,
    providerId: row.providerId,
    provider: row.provider,
    clientId: row.clientId,
    clientName: row.clientName,
    visitTypeId: row.visitTypeId,
    visitTypeName: row.visitTypeName,
    startsAt: toQuarterInstant(row.startQuarter),
    endsAt: toQuarterInstant(row.endQuarter),
    status: row.status,
    sequence: row.sequence,
    outsideSchedule,
    reason: row.reason,
    cancelledBy: row.cancelledBy,
    cancelReason: row.cancelReason,
  }
}

/** The same where the schedule in force is known. */
export function toAppointmentAnswerIn(schedule: Schedule, row: AppointmentRow): AppointmentAnswer {
  const isOutside = row.status === 'confirmed' && findStranded(schedule, [row]).length > 0
  return toAppointmentShape(row, isOutside)
}

export async function toAppointmentAnswer(db: Db, row: AppointmentRow): Promise<AppointmentAnswer> {
  const [answer] = await toAppointmentAnswers(db, [row])
  return answer as AppointmentAnswer
}
