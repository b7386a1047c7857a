import { BookingError } from '@holdfast/shared/rules/errors'
import { decideReschedule, type MoveRefusal } from '@holdfast/shared/rules/reschedule'
import { type AppointmentAnswer, toAppointmentAnswer } from '../answer.ts'
import type { ClientIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { type GuardedHold, guardHold } from '../hold-guard.ts'
import { holdExpired, slotTaken } from '../refusal.ts'
import { type AppointmentRow, busyRunOf, findAppointment } from '../store/appointment-queries.ts'
import { moveAppointment } from '../store/appointment-writes.ts'
import type { HoldRequest } from '../store/hold-replies.ts'
import { isUniqueViolation } from '../store/pg-error.ts'

/**
 * Moves an appointment to the time of a hold; until that is done the old time stays. The same move again gives the same answer.
 *
 * The races: the appointment is cancelled or moved elsewhere at the same moment, which its sequence settles inside the one
 * statement; and the new time is booked by somebody, which the key of its quarters settles.
 */
export async function rescheduleAppointment(
  stores: Stores,
  identity: ClientIdentity,
  input: { appointmentId: string; holdId: string },
  now: number,
): Promise<AppointmentAnswer> {
  const { db, holds, changes } = stores
  const load = async () => {
    const found = await findAppointment(db, { clientId: identity.subject }, input.appointmentId)
    if (!found) throw new BookingError('appointment_not_found')
    return found
  }

  // In this order: a twin of this call lets go of the hold only after its commit, so a hold that has ended tells of a move to be read.
  const guarded = await guardHold(holds, identity.subject, input.holdId)
  const endWrite = () => {
    if (guarded.state === 'live') stores.offers.endWrite(guarded.hold.providerId, guarded.writer)
  }
  const appointment = await load().catch(error => {
    endWrite()
    throw error
  })
  const decision = decideReschedule(appointment, input.holdId, guarded, false, now)
  if (decision.move !== 'write') endWrite()
  if (decision.refusal) throw await errorOf(stores, guarded, decision.refusal, now)
  if (decision.move === 'repeat' || guarded.state !== 'live') return toAppointmentAnswer(db, appointment)

  const keyTaken = await tryMove(stores, appointment, guarded.hold, now)
  const current = await load()
  const outcome = decideReschedule(current, input.holdId, guarded, keyTaken, now)
  if (outcome.move !== 'repeat') endWrite()
  if (outcome.refusal) throw await errorOf(stores, guarded, outcome.refusal, now)
  if (outcome.move === 'write') throw new BookingError('storage_unavailable')
  changes.tell(appointment.providerId, busyRunOf(appointment))
  // Awaited: this hold is not the appointment's own, so nothing else would tell that it is used up.
  await holds.letGo(guarded.hold, guarded.writer)
  return toAppointmentAnswer(db, current)
}

/** True when a quarter of the new time belongs to somebody else. */
async function tryMove({ db }: Stores, appointment: AppointmentRow, hold: HoldRequest, now: number) {
  try {
    await moveAppointment(db, { appointment, hold, now })
    return false
  } catch (error) {
    if (isUniqueViolation(error)) return true
    throw error
  }
}

async function errorOf(stores: Stores, guarded: GuardedHold, refusal: MoveRefusal, now: number) {
  if (!('hold' in guarded))
    return new BookingError(refusal.code === 'holds_unavailable' ? refusal.code : 'hold_not_found')
  if (refusal.code === 'hold_expired') return holdExpired(stores, guarded.hold, refusal.expiredAt, now)
  if (refusal.code === 'slot_taken') return slotTaken(stores, guarded.hold, now)
  return new BookingError(refusal.code)
}
