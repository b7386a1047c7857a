import { BookingError } from '@holdfast/shared/rules/errors'
import { type AppointmentAnswer, toAppointmentAnswer } from '../answer.ts'
import type { Identity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { ownerOf } from '../owner.ts'
import { findAppointment } from '../store/appointment-queries.ts'

/** One appointment of the caller's own. "Not yours" and "not there" answer alike. */
export async function getAppointment(
  { db }: Stores,
  identity: Identity,
  input: { appointmentId: string },
): Promise<AppointmentAnswer> {
  const found = await findAppointment(db, ownerOf(identity), input.appointmentId)
  if (!found) throw new BookingError('appointment_not_found')
  return toAppointmentAnswer(db, found)
}
