export interface ConfirmState<Appointment> {
  /** What Redis said of the hold. Instants are epoch milliseconds. */
  hold:
    | { state: 'live' }
    | { state: 'ended'; endedAt: number }
    | { state: 'missing' }
    | { state: 'unavailable' }
  /** Whether PostgreSQL refused the write because a key was there. */
  keyTaken: boolean
  /** The client's own appointment of this id, read after the write was tried. */
  appointment: Appointment | null
  /** Another confirmed appointment of the client at that time. */
  busyWithAppointmentId: string | null
}

export type ConfirmRefusal =
  | { code: 'hold_not_found' }
  | { code: 'slot_taken' }
  | { code: 'hold_expired'; expiredAt: number }
  | { code: 'client_busy'; appointmentId: string }
  | { code: 'holds_unavailable' }
  | { code: 'storage_unavailable' }

/**
 * What a confirm came to. An appointment of this id is the answer whatever became of the hold: this call wrote it, or an
 * earlier one did. A live hold without an appointment and without a reason is an unknown outcome, to be asked again.
 */
export function decideConfirm<Appointment>(
  state: ConfirmState<Appointment>,
): { appointment: Appointment; refusal: null } | { appointment: null; refusal: ConfirmRefusal } {
  const { hold, appointment } = state
  if (appointment) return { appointment, refusal: null }
  const refuse = (refusal: ConfirmRefusal) => ({ appointment: null, refusal })
  if (hold.state === 'unavailable') return refuse({ code: 'holds_unavailable' })
  if (hold.state === 'missing') return refuse({ code: 'hold_not_found' })
  if (hold.state === 'ended') return refuse({ code: 'hold_expired', expiredAt: hold.endedAt })
  if (state.keyTaken) return refuse({ code: 'slot_taken' })
  if (state.busyWithAppointmentId)
    return refuse({ code: 'client_busy', appointmentId: state.busyWithAppointmentId })
  return refuse({ code: 'storage_unavailable' })
}
