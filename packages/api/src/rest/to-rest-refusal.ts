import { type BookingRefusal, bookingErrors } from '@holdfast/shared/rules/errors'
import { bookingErrorOf, toRefusal, unexpectedText } from '../error-map.ts'
import { type HttpAnswer, jsonAnswer } from '../http-answer.ts'

/** A failure as a program reads it that knows only HTTP: `{ code, retryable, detail, message }`. */
export function toRestRefusal(error: unknown): HttpAnswer {
  const known = bookingErrorOf(error)
  const body = known
    ? { ...toRefusal(known), message: known.message }
    : { code: null, retryable: false, detail: null, message: unexpectedText }
  const status = known ? bookingErrors[known.code].httpStatus : 500
  return jsonAnswer(body, { status, headers: { 'cache-control': 'no-store', ...headersOf(body) } })
}

function headersOf(refusal: BookingRefusal | { code: null }): Record<string, string> {
  // RFC 9110, 15.5.2, and RFC 6750: a 401 names the scheme that it wants.
  if (refusal.code === 'not_signed_in') return { 'www-authenticate': 'Bearer' }
  if (refusal.code === 'rate_limited')
    return { 'retry-after': String(Math.ceil(refusal.detail.retryAfterSeconds)) }
  return {}
}
