/**
 * Every refusal that a caller can meet, in order of precedence: where several apply, the first one is given.
 * Codes are a promise (CONTRACT.md, Errors); texts are for people and may change.
 */
export const bookingErrors = {
  not_signed_in: { httpStatus: 401, retryable: false, text: 'Please sign in.' },
  not_allowed: { httpStatus: 403, retryable: false, text: 'This is not yours to do.' },
  invalid_input: { httpStatus: 400, retryable: false, text: 'Something in the request is not right.' },
  provider_not_found: { httpStatus: 404, retryable: false, text: 'There is no such provider.' },
  visit_type_not_found: { httpStatus: 404, retryable: false, text: 'There is no such kind of visit.' },
  appointment_not_found: { httpStatus: 404, retryable: false, text: 'There is no such appointment.' },
  hold_not_found: { httpStatus: 404, retryable: false, text: 'There is no such hold.' },
  range_too_large: { httpStatus: 422, retryable: false, text: 'That is too many days at once.' },
  misaligned_start: { httpStatus: 422, retryable: false, text: 'Visits start on a quarter-hour.' },
  too_soon: { httpStatus: 422, retryable: false, text: 'That is sooner than this provider can be booked.' },
  too_far: {
    httpStatus: 422,
    retryable: false,
    text: 'That is further ahead than this provider can be booked.',
  },
  outside_schedule: {
    httpStatus: 409,
    retryable: false,
    text: 'The provider is not open for the whole visit.',
  },
  slot_taken: { httpStatus: 409, retryable: false, text: 'That time was just taken.' },
  slot_held: { httpStatus: 409, retryable: false, text: 'Somebody else is booking that time.' },
  hold_expired: { httpStatus: 409, retryable: false, text: 'The hold has ended.' },
  hold_id_reused: { httpStatus: 409, retryable: false, text: 'This hold was made for something else.' },
  too_many_holds: { httpStatus: 429, retryable: false, text: 'You are holding too many times at once.' },
  client_busy: { httpStatus: 409, retryable: false, text: 'You have another appointment at that time.' },
  already_cancelled: { httpStatus: 409, retryable: false, text: 'The appointment is already cancelled.' },
  already_started: { httpStatus: 409, retryable: false, text: 'The appointment has already started.' },
  schedule_changed: {
    httpStatus: 409,
    retryable: false,
    text: 'The schedule was published in the meantime.',
  },
  invalid_schedule: { httpStatus: 422, retryable: false, text: 'The schedule cannot be published as it is.' },
  rate_limited: { httpStatus: 429, retryable: true, text: 'Too many requests. Please wait a moment.' },
  holds_unavailable: {
    httpStatus: 503,
    retryable: true,
    text: 'Times cannot be held right now. Please try again.',
  },
  storage_unavailable: {
    httpStatus: 503,
    retryable: true,
    text: 'We cannot reach our records right now. Please try again.',
  },
} as const satisfies Record<string, { httpStatus: number; retryable: boolean; text: string }>

export type BookingErrorCode = keyof typeof bookingErrors

export interface ScheduleProblem {
  /** Where in the schedule, as in `weekly.0.hours.mon.1`. */
  path: string
  problem: string
}

/** What a code tells beyond itself. Instants are ISO-8601 in UTC; a code that is not here has no detail. */
export interface BookingErrorDetails {
  invalid_input: { fields: { path: string; problem: string }[] }
  range_too_large: { daysMax: number }
  too_soon: { earliestAt: string }
  too_far: { latestDate: string }
  slot_taken: { nearest: string[] }
  slot_held: { heldUntil: string; nearest: string[] }
  hold_expired: { expiredAt: string; stillFree: boolean }
  too_many_holds: { holdsMax: number }
  client_busy: { appointmentId: string }
  schedule_changed: { version: number }
  invalid_schedule: { problems: ScheduleProblem[] }
  rate_limited: { retryAfterSeconds: number }
}

export type BookingErrorDetail<Code extends BookingErrorCode> = Code extends keyof BookingErrorDetails
  ? BookingErrorDetails[Code]
  : null

/** One refusal as it travels: what `error.data.bookingError` holds. */
export type BookingRefusal = {
  [Code in BookingErrorCode]: { code: Code; retryable: boolean; detail: BookingErrorDetail<Code> }
}[BookingErrorCode]

/** The one error that operations throw. Its message is the table's text, never anything of the request. */
export class BookingError<Code extends BookingErrorCode = BookingErrorCode> extends Error {
  override readonly name = 'BookingError'
  readonly code: Code
  readonly detail: BookingErrorDetail<Code>

  constructor(
    code: Code,
    ...[detail]: BookingErrorDetail<Code> extends null ? [] : [detail: BookingErrorDetail<Code>]
  ) {
    super(bookingErrors[code].text)
    this.code = code
    this.detail = (detail ?? null) as BookingErrorDetail<Code>
  }
}
