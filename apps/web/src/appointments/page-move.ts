import type { Identity } from '@holdfast/api'
import { redirect } from 'next/navigation'
import { isChangeable } from '#appointments/is-changeable.ts'
import { type Appointment, getPageAppointment } from '#appointments/page-appointment.ts'
import { signInPath } from '#return-path.ts'

interface MoveQuestion {
  /** The appointment that the address of the page names; null where it is about a new one. */
  move: string | null
  providerId: string
  /** The address itself, to come back to after sign-in. */
  path: string
}

/**
 * The appointment that a page is to move: the client's own with that provider, not begun and not cancelled. Whoever asks for
 * another is led to where that one can be seen, if by them at all.
 */
export async function getPageMove(
  identity: Identity | null,
  question: MoveQuestion,
): Promise<Appointment | null> {
  const { move, providerId, path } = question
  if (move === null) return null
  if (!identity) redirect(signInPath(path))
  const appointment = await getPageAppointment(identity, move)
  const movable = appointment.providerId === providerId && isChangeable(appointment, Date.now())
  if (identity.kind !== 'client' || !movable) redirect(`/appointments/${move}`)
  return appointment
}
