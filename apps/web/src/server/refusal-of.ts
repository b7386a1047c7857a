import type { BookingError, BookingErrorCode } from '@holdfast/shared/rules/errors'

/** The code of what the Api refused to a page, or null for a failure of another kind. */
export function refusalCodeOf(error: unknown): BookingErrorCode | null {
  const cause = error instanceof Error ? error.cause : null
  return cause instanceof Error && cause.name === 'BookingError' ? (cause as BookingError).code : null
}
