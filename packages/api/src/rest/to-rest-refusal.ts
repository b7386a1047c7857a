import { bookingErrors } from '@holdfast/shared/rules/errors'
import { bookingErrorOf, toRefusal, unexpectedText } from '../error-map.ts'

/** A failure as a program reads it that knows only HTTP: `{ code, retryable, detail, message }`. */
export function toRestRefusal(error: unknown): Response {
  const known = bookingErrorOf(error)
  const body = known
    ? { ...toRefusal(known), message: known.message }
    : { code: null, retryable: false, detail: null, message: unexpectedText }
  const headers = new Headers({ 'cache-control': 'no-store' })
  // RFC 9110, 15.5.2, and RFC 6750: a 401 names the scheme that it wants.
  if (body.code === 'not_signed_in') headers.set('www-authenticate', 'Bearer')
  if (body.code === 'rate_limited')
    headers.set('retry-after', String(Math.ceil(body.detail.retryAfterSeconds)))
  return Response.json(body, { status: known ? bookingErrors[known.code].httpStatus : 500, headers })
}
