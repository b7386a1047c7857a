import { type ConfirmRefusal, decideConfirm } from '@holdfast/shared/rules/confirm'
import { BookingError } from '@holdfast/shared/rules/errors'
import { type AppointmentAnswer, toAppointmentAnswer, toAppointmentAnswerIn } from '../answer.ts'
import type { ClientIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { guardHold } from '../hold-guard.ts'
import { holdExpired, slotTaken } from '../refusal.ts'
import { type AppointmentRow, findAppointment, findClientConflict } from '../store/appointment-queries.ts'
import { insertAppointment } from '../store/appointment-writes.ts'
import type { HoldRequest } from '../store/hold-replies.ts'
import { isUniqueViolation } from '../store/pg-error.ts'

/**
 * Makes an appointment of a hold. The same hold again gives the same appointment.
 *
 * The races: two confirms of one hold, or a confirm and the end of its hold. The key of the appointment is the hold's id and
 * each of its quarters is a key of the provider's, so PostgreSQL lets one statement through; and the hold is kept locked
 * while that statement runs and released only after its commit, so a crash leaves the live hold or the appointment. Nobody waits for
 * the release: a trip to Redis and one to PostgreSQL are all that a confirm takes.
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
  const written = guarded.state === 'live' ? await tryInsert(stores, guarded.hold, write) : null
  if (guarded.state === 'live' && written && written !== 'key_taken') {
    void holds.letGo(guarded.hold, guarded.writer)
    return answerWritten(stores, written)
  }

  const own = await findAppointment(db, { clientId: identity.subject }, input.holdId)
  const busyWithAppointmentId =
    hold && !own ? await findClientConflict(db, identity.subject, hold, input.holdId) : null
  const { appointment, refusal } = decideConfirm({
    hold: guarded,
    keyTaken: written === 'key_taken',
    appointment: own,
    busyWithAppointmentId,
  })
  if (guarded.state === 'live') {
    if (appointment) void holds.letGo(guarded.hold, guarded.writer)
    else stores.offers.endWrite(guarded.hold.providerId, guarded.writer)
  }
  if (refusal) throw await errorOf(stores, hold, refusal, now)
  return toAppointmentAnswer(db, appointment)
}

/** By the schedule in force, which this process mostly remembers from when it took the hold. */
async function answerWritten(
  { db, offers }: Stores,
  { appointment, scheduleVersion }: { appointment: AppointmentRow; scheduleVersion: number },
): Promise<AppointmentAnswer> {
  const known = offers.recall(appointment.providerId)?.provider
  if (known?.scheduleVersion !== scheduleVersion) return toAppointmentAnswer(db, appointment)
  return toAppointmentAnswerIn(known.schedule, appointment)
}

/** What was written; null when nothing was. */
async function tryInsert(
  { db }: Stores,
  hold: HoldRequest,
  write: { clientName: string; reason: string | null; now: number },
) {
  try {
    return await insertAppointment(db, { hold, ...write })
  } catch (error) {
    if (isUniqueViolation(error)) return 'key_taken' as const
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
