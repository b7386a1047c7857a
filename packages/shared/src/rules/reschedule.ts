import { instantOfQuarter } from './quarters.ts'

export interface MovableAppointment {
  id: string
  providerId: string
  status: 'confirmed' | 'cancelled'
  startQuarter: number
  movedByHoldId: string | null
}

export type MoveHold =
  | { state: 'live'; hold: { providerId: string; rescheduleOf: string | null } }
  | { state: 'ended'; endedAt: number }
  | { state: 'missing' }
  | { state: 'unavailable' }

export type MoveRefusal =
  | { code: 'hold_not_found' | 'slot_taken' | 'already_cancelled' | 'already_started' | 'holds_unavailable' }
  | { code: 'hold_expired'; expiredAt: number }

export type MoveOutcome = { move: 'repeat' | 'write'; refusal: null } | { move: null; refusal: MoveRefusal }

/**
 * May an appointment move to the time of a hold? A hold that already moved it is a repeat and a success, whatever became of
 * either since. The refusal is the first in the order of the error table. Instants are epoch milliseconds.
 */
export function decideReschedule(
  appointment: MovableAppointment,
  holdId: string,
  found: MoveHold,
  keyTaken: boolean,
  now: number,
): MoveOutcome {
  if (appointment.movedByHoldId === holdId) return { move: 'repeat', refusal: null }
  const refuse = (refusal: MoveRefusal): MoveOutcome => ({ move: null, refusal })
  if (found.state === 'unavailable') return refuse({ code: 'holds_unavailable' })
  if (found.state === 'missing' || !isFor(appointment, found)) return refuse({ code: 'hold_not_found' })
  if (keyTaken) return refuse({ code: 'slot_taken' })
  if (found.state === 'ended') return refuse({ code: 'hold_expired', expiredAt: found.endedAt })
  if (appointment.status === 'cancelled') return refuse({ code: 'already_cancelled' })
  if (instantOfQuarter(appointment.startQuarter) <= now) return refuse({ code: 'already_started' })
  return { move: 'write', refusal: null }
}

function isFor(appointment: MovableAppointment, found: MoveHold): boolean {
  if (found.state !== 'live') return true
  const { providerId, rescheduleOf } = found.hold
  return providerId === appointment.providerId && (rescheduleOf ?? appointment.id) === appointment.id
}
