import type { BookingError, BookingErrorCode } from '@holdfast/shared/rules/errors'
import type { Identity } from './auth.ts'
import type { Changes } from './store/changes.ts'
import type { Db } from './store/db.ts'
import type { Holds } from './store/holds.ts'
import type { KeptPages } from './store/kept-pages.ts'
import type { Offers } from './store/offers.ts'
import type { RateLimiter } from './store/rate-limiter.ts'

/** What every operation works on. */
export interface Stores {
  db: Db
  holds: Holds
  offers: Offers
  pages: KeptPages
  changes: Changes
  rates: RateLimiter
}

export interface Context {
  stores: Stores
  identity: Identity | null
  /** Why a token that was shown names nobody; what is public is served all the same. */
  identityError: BookingError | null
  log: (event: CallEvent) => void
  /** Takes one of the places for those who stay, and gives the function that gives it back. @throws rate_limited */
  takePlace: () => () => void
  /** Epoch milliseconds, taken once for the request. */
  now: number
}

/**
 * All that is worth telling the operator of one call, in one event. Never holds an input, a name, a reason, a token or the id of a
 * person.
 */
export interface CallEvent {
  /** A refusal is business as usual; `warn` is a service that did not answer, `error` what nobody foresaw. */
  level: 'info' | 'warn' | 'error'
  /** Null for a request that reached no procedure. */
  procedure: string | null
  outcome: 'ok' | BookingErrorCode | 'unexpected'
  milliseconds: number
  /** Whose schedule it was about, where that is known. */
  providerId?: string
  /** How long each list in the answer is, as in `{ slots: 32 }`. */
  counts?: Record<string, number>
  /** The kind of a failure and where it arose, without its message. */
  cause?: string
}

/** Where the events of a process go. The calls of one batch share their `requestId`. */
export type Log = (event: CallEvent & { requestId: string }) => void
