import type { BookingError } from '@holdfast/shared/rules/errors'
import type { Identity } from './auth.ts'
import type { Db } from './store/db.ts'
import type { Holds } from './store/holds.ts'

/** What every operation works on. */
export interface Stores {
  db: Db
  holds: Holds
}

export interface Context {
  stores: Stores
  identity: Identity | null
  /** Why a token that was shown names nobody; what is public is served all the same. */
  identityError: BookingError | null
  log: Log
  /** Epoch milliseconds, taken once for the request. */
  now: number
}

/** One thing worth telling the operator; never holds an input, a name or a parameter. */
export type Log = (event: { level: 'error'; message: string; procedure?: string; cause?: string }) => void
