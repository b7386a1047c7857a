import { type ConfirmRefusal, decideConfirm } from '@holdfast/shared/rules/confirm'
import { BookingError } from '@holdfast/shared/rules/errors'
import { type AppointmentAnswer, toAppointmentAnswer } from '../answer.ts'
import type { ClientIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { guardHold, letGo } from '../hold-guard.ts'
import { holdExpired, slotTaken } from '../refusal.ts'
import { findAppointment, findClientConflict } from '../store/appointment-queries.ts'
import { insertAppointment } from '../store/appointment-writes.ts'
import type { HoldRequest } from '../store/holds.ts'
import { isUniqueViolation } from '../store/pg-error.ts'

/**
 * Makes an appointment of a hold. The same hold again gives the same appointment.
 *
 * The races: two confirms of one hold, or a confirm and the end of its hold. The key of the appointment is the hold's id and
 * each of its quarters is a key of the provider's, so PostgreSQL lets one statement through; and the hold is kept locked
 * while that statement runs and released only after its commit, so a crash leaves the live hold or the appointment.
 */
export async function confirmHold(
  stores: Stores,
  identity: ClientIdentity,
  input: { holdId: string; reason?: string | undefined },
  now: number,
): Promise<AppointmentAnswer> {
  const { db, holds } = stores
  const guarded = await guardHold(holds, identity.subject, input.holdId)
  const hold = 'hold' in guarded ? guarded.hold : null
  const write = { clientName: identity.name, reason: input.reason ?? null, now }
  const written = guarded.state === 'live' ? await tryInsert(stores, guarded.hold, write) : 'not_tried'

  const own = await findAppointment(db, { clientId: identity.subject }, input.holdId)
  const busyWithAppointmentId =
    hold && !own ? await findClientConflict(db, identity.subject, hold, input.holdId) : null
  const { appointment, refusal } = decideConfirm({
    hold: guarded,
    keyTaken: written === 'key_taken',
    appointment: own,
    busyWithAppointmentId,
  })
  if (refusal) throw await errorOf(stores, hold, refusal, now)
  if (guarded.state === 'live') await letGo(holds, guarded.hold)
  return toAppointmentAnswer(db, appointment)
}

async function tryInsert(
  { db }: Stores,
  hold: HoldRequest,
  write: { clientName: string; reason: string | null; now: number },
): Promise<'written' | 'not_written' | 'key_taken'> {
  try {
    return (await insertAppointment(db, { hold, ...write })) ? 'written' : 'not_written'
  } catch (error) {
    if (isUniqueViolation(error)) return 'key_taken'
    throw error
  }
}

async function errorOf(stores: Stores, hold: HoldRequest | null, refusal: ConfirmRefusal, now: number) {
  if (!hold) return new BookingError(refusal.code === 'holds_unavailable' ? refusal.code : 'hold_not_found')
  if (refusal.code === 'hold_expired') return holdExpired(stores, hold, refusal.expiredAt, now)
  if (refusal.code === 'slot_taken') return slotTaken(stores, hold, now)
  if (refusal.code === 'client_busy') {
    return new BookingError('client_busy', { appointmentId: refusal.appointmentId })
  }
  return new BookingError(refusal.code)
}
