import type { BookingRefusal } from '@holdfast/shared/rules/errors'

interface TrpcFailure {
  data?: { bookingError?: BookingRefusal | null } | null | undefined
}

/** What the Api refused, or null where a call failed without an answer that we know. */
export function refusalOf(error: unknown): BookingRefusal | null {
  return error instanceof Error ? ((error as TrpcFailure).data?.bookingError ?? null) : null
}
