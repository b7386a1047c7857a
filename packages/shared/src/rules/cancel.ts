import { instantOfQuarter } from './quarters.ts'

export type CancelActor = 'client' | 'provider'

export interface CancellableAppointment {
  status: 'confirmed' | 'cancelled'
  startQuarter: number
  cancelledBy: CancelActor | null
  cancelReason: string | null
}

export interface CancelRequest {
  actor: CancelActor
  reason: string | null
}

export type CancelOutcome = 'write' | 'repeat' | 'already_cancelled' | 'already_started'

/** The same cancel again is a repeat and a success; a different one finds nothing left to change. `now` is epoch milliseconds. */
export function decideCancel(
  appointment: CancellableAppointment,
  request: CancelRequest,
  now: number,
): CancelOutcome {
  if (appointment.status === 'cancelled') {
    const same = appointment.cancelledBy === request.actor && appointment.cancelReason === request.reason
    return same ? 'repeat' : 'already_cancelled'
  }
  return instantOfQuarter(appointment.startQuarter) <= now ? 'already_started' : 'write'
}
