import type { Identity } from './auth.ts'
import type { AppointmentOwner } from './store/appointment-queries.ts'

/** Whose appointments this identity may see and cancel. */
export function ownerOf(identity: Identity): AppointmentOwner {
  return identity.kind === 'provider' ? { providerId: identity.providerId } : { clientId: identity.subject }
}
