import {
  BookingError,
  type BookingErrorCode,
  type BookingRefusal,
  bookingErrors,
} from '@holdfast/shared/rules/errors'
import { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import { isStorageUnavailable } from './store/pg-error.ts'

type TrpcCode = TRPCError['code']

const trpcCodeOfStatus = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<(typeof bookingErrors)[BookingErrorCode]['httpStatus'], TrpcCode>

export const unexpectedText = 'Something went wrong.'

/** What a failure means to the caller, or null when nobody foresaw it. */
export function bookingErrorOf(error: unknown): BookingError | null {
  if (isBookingError(error)) return error
  if (error instanceof ZodError) return new BookingError('invalid_input', { fields: fieldsOf(error) })
  if (isStorageUnavailable(error)) return new BookingError('storage_unavailable')
  if (!(error instanceof TRPCError)) return null
  if (error.cause) return bookingErrorOf(error.cause) ?? malformedRequest(error)
  return malformedRequest(error)
}

/** By its name: the stores of a process are shared by bundles that each have this class for themselves. */
const isBookingError = (error: unknown): error is BookingError =>
  error instanceof Error && error.name === 'BookingError'

/**
 * The same failure as tRPC wants it thrown: with the table's HTTP status and text. An unforeseen one loses its cause here, since
 * whoever renders a page on the server would print it, SQL and parameters included.
 */
export function toTrpcError(error: unknown): TRPCError {
  const known = bookingErrorOf(error)
  if (!known) return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: unexpectedText })
  const code = trpcCodeOfStatus[bookingErrors[known.code].httpStatus]
  return new TRPCError({ code, message: known.message, cause: known })
}

/** What travels in `error.data.bookingError`. */
export function toRefusal(error: BookingError): BookingRefusal {
  const { code, detail } = error
  return { code, retryable: bookingErrors[code].retryable, detail } as BookingRefusal
}

const refusedByTrpc = new Set<TrpcCode>([
  'BAD_REQUEST',
  'PARSE_ERROR',
  'NOT_FOUND',
  'METHOD_NOT_SUPPORTED',
  'UNSUPPORTED_MEDIA_TYPE',
])

/** A request that tRPC itself refused: no JSON, a batch that is too long, no such procedure. Its own words stay inside. */
function malformedRequest(error: TRPCError): BookingError | null {
  return refusedByTrpc.has(error.code) ? new BookingError('invalid_input', { fields: [] }) : null
}

const fieldsMax = 20

/** Where a request is wrong. Names that the caller made up are not repeated: they can be anything, of any length. */
function fieldsOf(error: ZodError) {
  return error.issues.slice(0, fieldsMax).map(({ code, path, message }) => {
    if (code === 'unrecognized_keys') return { path: path.join('.'), problem: 'Leave out what is not known.' }
    if (code === 'invalid_key') return { path: path.slice(0, -1).join('.'), problem: 'A name is not right.' }
    return { path: path.join('.'), problem: message }
  })
}
