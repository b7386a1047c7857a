import type { Identity, RouterOutputs } from '@holdfast/api'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { signInPath } from '#return-path.ts'
import { getApi } from '#server/api.ts'
import { refusalCodeOf } from '#server/refusal-of.ts'
import { readIdentity } from '#server/session.ts'

export type Appointment = RouterOutputs['appointment']['get']

/** Who is signed in; somebody who is not goes through sign-in and comes back to `path`. */
export async function requireIdentity(path: string): Promise<Identity> {
  return (await readIdentity()) ?? redirect(signInPath(path))
}

/** The appointment of a page, for its client or its provider; the page is not found for anybody else. Asked once for a request. */
export const getPageAppointment = cache(
  async (identity: Identity, appointmentId: string): Promise<Appointment> => {
    try {
      return await getApi().caller(identity).appointment.get({ appointmentId })
    } catch (error) {
      const code = refusalCodeOf(error)
      if (code === 'appointment_not_found' || code === 'invalid_input') notFound()
      throw error
    }
  },
)
