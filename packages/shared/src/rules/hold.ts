import { type Availability, judgeSlot, type Visit } from './slots.ts'

/** Instants are epoch milliseconds, here and below. */
export interface Held {
  result: 'held'
  expiresAt: number
  /** The client's earlier hold with the same provider, to be let go once this one is settled. */
  previousHoldId: string | null
}

/** What Redis answered when the quarters of a hold were asked for. */
export type Take = Held | { result: 'blocked'; heldUntil: number } | { result: 'too_many_holds' }

export interface HoldState {
  /** Without holds: whether somebody else holds the time is what `take` says. */
  availability: Omit<Availability, 'held'>
  take: Take
  /** A confirmed appointment of the client, with any provider, at the wanted time. */
  busyWithAppointmentId: string | null
}

export interface HoldRequest {
  visit: Visit
  startAt: number
}

export type HoldRefusal =
  | Exclude<NonNullable<ReturnType<typeof judgeSlot>>, { code: 'slot_held' }>
  | { code: 'slot_held'; heldUntil: number }
  | { code: 'too_many_holds' }
  | { code: 'client_busy'; appointmentId: string }

/**
 * May this client keep what was taken? If not, the refusal is the first in the order of the error table. Notice and horizon
 * are judged now and honoured for the life of the hold.
 */
export function decideHold(
  state: HoldState,
  request: HoldRequest,
  now: number,
): { held: Held; refusal: null } | { held: null; refusal: HoldRefusal } {
  const refuse = (refusal: HoldRefusal) => ({ held: null, refusal })
  const { availability, take, busyWithAppointmentId } = state
  const unavailable = judgeSlot({ ...availability, held: [] }, request.visit, request.startAt, now)
  if (unavailable && unavailable.code !== 'slot_held') return refuse(unavailable)
  if (take.result === 'blocked') return refuse({ code: 'slot_held', heldUntil: take.heldUntil })
  if (take.result === 'too_many_holds') return refuse({ code: 'too_many_holds' })
  if (busyWithAppointmentId) return refuse({ code: 'client_busy', appointmentId: busyWithAppointmentId })
  return { held: take, refusal: null }
}
