import { expect, test } from 'vitest'
import { retryUnknown } from './retry-unknown.ts'

const failure = (bookingError: unknown) => Object.assign(new Error('failed'), { data: { bookingError } })

test('a call without an answer is sent again, a refused one is not', () => {
  expect(retryUnknown.retry(0, new TypeError('fetch failed'))).toBe(true)
  expect(retryUnknown.retry(0, failure(null))).toBe(true)
  expect(retryUnknown.retry(0, failure({ code: 'storage_unavailable', retryable: true, detail: null }))).toBe(
    true,
  )
  expect(
    retryUnknown.retry(0, failure({ code: 'slot_taken', retryable: false, detail: { nearest: [] } })),
  ).toBe(false)
})

test('it is not sent for ever', () => {
  expect(retryUnknown.retry(7, new TypeError('fetch failed'))).toBe(true)
  expect(retryUnknown.retry(8, new TypeError('fetch failed'))).toBe(false)
})

test('the wait grows to eight seconds, and is what the server says where it says one', () => {
  const lost = new TypeError('fetch failed')
  expect([0, 1, 2, 10].map(failures => retryUnknown.retryDelay(failures, lost))).toEqual([
    400, 800, 1600, 8000,
  ])
  const limited = failure({ code: 'rate_limited', retryable: true, detail: { retryAfterSeconds: 30 } })
  expect(retryUnknown.retryDelay(0, limited)).toBe(30_000)
  expect(retryUnknown.retry(0, limited)).toBe(true)
})

test('nobody is kept waiting for an hour without a word', () => {
  const limited = failure({ code: 'rate_limited', retryable: true, detail: { retryAfterSeconds: 1800 } })
  expect(retryUnknown.retry(0, limited)).toBe(false)
})
