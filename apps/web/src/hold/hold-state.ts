import type { BookingRefusal } from '@holdfast/shared/rules/errors'

/** A hold as the page knows it. Instants are epoch milliseconds. */
export interface LiveHold {
  holdId: string
  expiresAt: number
  /** What to add to this browser's clock in order to read the server's. */
  clockOffsetMs: number
}

export type HoldState =
  /** The hold is being asked for. */
  | { phase: 'asking' }
  /** It could not be had, or an answer did not come (`refusal` null). */
  | { phase: 'lost'; refusal: BookingRefusal | null }
  | { phase: 'held'; hold: LiveHold; confirming: boolean; problem: { refusal: BookingRefusal | null } | null }
  /** It ended by its time. Whether the time is still free is null until the server has said so. */
  | { phase: 'ended'; holdId: string | null; stillFree: boolean | null }
  | { phase: 'booked'; appointmentId: string }

export type HoldEvent =
  | { type: 'asked' }
  | { type: 'held'; holdId: string; expiresAt: string; serverTime: string; receivedAt: number }
  /** The server answered, between two sights of the page, how long the hold still has. */
  | { type: 'checked'; expiresAt: string; serverTime: string; receivedAt: number }
  /** This browser's clock says that the time is over. */
  | { type: 'ran_out' }
  | { type: 'confirming' }
  | { type: 'booked'; appointmentId: string }
  /** A check was told that the hold is no more. */
  | { type: 'gone'; stillFree: boolean }
  /** What was asked for, a hold or its confirmation, was refused; null where no answer came. */
  | { type: 'refused'; refusal: BookingRefusal | null }

/** The whole life of a hold page. Pure: what it does not expect leaves the state as it is. */
export function holdReducer(state: HoldState, event: HoldEvent): HoldState {
  if (state.phase === 'booked') return state
  switch (event.type) {
    case 'asked':
      return { phase: 'asking' }
    case 'held':
      return held(event.holdId, event)
    case 'checked':
      if (state.phase === 'held') return { ...state, hold: { ...state.hold, ...readClock(event) } }
      if (state.phase !== 'ended' || !state.holdId) return state
      return held(state.holdId, event)
    case 'ran_out':
      if (state.phase !== 'held' || state.confirming) return state
      return { phase: 'ended', holdId: state.hold.holdId, stillFree: null }
    case 'gone':
      // A confirm lets its hold go once the visit is booked: its own answer decides.
      if (state.phase === 'held' && state.confirming) return state
      return ended(state, event.stillFree)
    case 'confirming':
      return state.phase === 'held' ? { ...state, confirming: true, problem: null } : state
    case 'booked':
      return { phase: 'booked', appointmentId: event.appointmentId }
    case 'refused':
      return refused(state, event.refusal)
  }
}

type Unbooked = Exclude<HoldState, { phase: 'booked' }>

function refused(state: Unbooked, refusal: BookingRefusal | null): HoldState {
  if (refusal?.code === 'hold_expired') return ended(state, refusal.detail.stillFree)
  if (state.phase !== 'held' || refusal?.code === 'slot_taken') return { phase: 'lost', refusal }
  if (refusal?.code === 'hold_not_found') return ended(state, true)
  return { ...state, confirming: false, problem: { refusal } }
}

function ended(state: Unbooked, stillFree: boolean): HoldState {
  const holdId = state.phase === 'held' ? state.hold.holdId : null
  return { phase: 'ended', holdId, stillFree }
}

interface ClockAnswer {
  expiresAt: string
  serverTime: string
  receivedAt: number
}

function held(holdId: string, answer: ClockAnswer): HoldState {
  return { phase: 'held', hold: { holdId, ...readClock(answer) }, confirming: false, problem: null }
}

function readClock({ expiresAt, serverTime, receivedAt }: ClockAnswer) {
  return { expiresAt: Date.parse(expiresAt), clockOffsetMs: Date.parse(serverTime) - receivedAt }
}

/** What is left of a hold, in milliseconds, by the server's clock. `now` is this browser's. */
export function remainingMs(hold: LiveHold, now: number): number {
  return hold.expiresAt - (now + hold.clockOffsetMs)
}
