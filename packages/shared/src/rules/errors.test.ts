import { describe, expect, it } from 'vitest'
import { BookingError, bookingErrors } from './errors.ts'

describe('the table of errors', () => {
  it('keeps the codes, their order and their HTTP meaning, on which other programs rely', () => {
    expect(Object.entries(bookingErrors).map(([code, { httpStatus }]) => `${httpStatus} ${code}`)).toEqual([
      '401 not_signed_in',
      '403 not_allowed',
      '400 invalid_input',
      '404 provider_not_found',
      '404 visit_type_not_found',
      '404 appointment_not_found',
      '404 hold_not_found',
      '422 range_too_large',
      '422 misaligned_start',
      '422 too_soon',
      '422 too_far',
      '409 outside_schedule',
      '409 slot_taken',
      '409 slot_held',
      '409 hold_expired',
      '409 hold_id_reused',
      '429 too_many_holds',
      '409 client_busy',
      '409 already_cancelled',
      '409 already_started',
      '409 schedule_changed',
      '422 invalid_schedule',
      '429 rate_limited',
      '503 holds_unavailable',
      '503 storage_unavailable',
    ])
  })

  it('lets a caller try again exactly where the outcome is unknown or the wait is short', () => {
    const retryable = Object.entries(bookingErrors).filter(([, { retryable }]) => retryable)
    expect(retryable.map(([code]) => code)).toEqual([
      'rate_limited',
      'holds_unavailable',
      'storage_unavailable',
    ])
  })

  it('throws with the text of the table and nothing of the request', () => {
    const error = new BookingError('hold_expired', { expiredAt: '2026-11-24T10:42:00.000Z', stillFree: true })
    expect([error.message, error.code]).toEqual([bookingErrors.hold_expired.text, 'hold_expired'])
    expect(new BookingError('hold_not_found').detail).toBeNull()
  })
})
