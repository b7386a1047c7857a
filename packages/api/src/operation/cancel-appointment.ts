import { decideCancel } from '@holdfast/shared/rules/cancel'
import { BookingError } from '@holdfast/shared/rules/errors'
import { type AppointmentAnswer, toAppointmentAnswer } from '../answer.ts'
import type { Identity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { ownerOf } from '../owner.ts'
import { busyRunOf, findAppointment } from '../store/appointment-queries.ts'
import { cancelAppointmentRow } from '../store/appointment-writes.ts'

const triesMax = 3

/**
 * Cancels an appointment for its client or its provider and frees its time. The same cancel again gives the same answer.
 *
 * The race: both cancel at once, or the visit starts, or is moved. The statement is guarded by status, start and sequence; who
 * comes second reads the row anew and is told what it says, or cancels what was moved.
 */
export async function cancelAppointment(
  { db, changes, offers }: Stores,
  identity: Identity,
  input: { appointmentId: string; reason?: string | undefined },
  now: number,
): Promise<AppointmentAnswer> {
  const request = { actor: identity.kind, reason: input.reason ?? null }
  const load = async () => {
    const found = await findAppointment(db, ownerOf(identity), input.appointmentId)
    if (!found) throw new BookingError('appointment_not_found')
    return found
  }

  let current = await load()
  let outcome = decideCancel(current, request, now)
  for (let tried = 0; outcome === 'write' && tried < triesMax; tried++) {
    const { providerId, id: appointmentId, sequence } = current
    const cancel = { providerId, appointmentId, sequence, subject: identity.subject, ...request, now }
    await offers.whileWriting(providerId, () => cancelAppointmentRow(db, cancel))
    current = await load()
    outcome = decideCancel(current, request, now)
  }
  if (outcome === 'write') throw new BookingError('storage_unavailable')
  if (outcome !== 'repeat') throw new BookingError(outcome)
  changes.tell(current.providerId, busyRunOf(current))
  return toAppointmentAnswer(db, current)
}
