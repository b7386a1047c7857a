import type { Identity, RouterOutputs } from '@holdfast/api'
import { notFound, redirect } from 'next/navigation'
import { signInPath } from '#return-path.ts'
import { getApi } from '#server/api.ts'
import { refusalCodeOf } from '#server/refusal-of.ts'
import { readIdentity } from '#server/session.ts'

export type Appointment = RouterOutputs['appointment']['get']

/** Who is signed in; somebody who is not goes through sign-in and comes back to `path`. */
export async function requireIdentity(path: string): Promise<Identity> {
  return (await readIdentity()) ?? redirect(signInPath(path))
}

/** The appointment of a page, for its client or its provider; the page is not found for anybody else. */
export async function getPageAppointment(identity: Identity, appointmentId: string): Promise<Appointment> {
  try {
    return await getApi().caller(identity).appointment.get({ appointmentId })
  } catch (error) {
    const code = refusalCodeOf(error)
    if (code === 'appointment_not_found' || code === 'invalid_input') notFound()
    throw error
  }
}

/** A visit's number for people: short enough to be read out. */
export function referenceOf(appointmentId: string): string {
  return appointmentId
    .replaceAll('-', '')
    .slice(0, 8)
    .toUpperCase()
    .replace(/(.{4})/, '$1-')
}
