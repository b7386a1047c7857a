import { expect, test } from 'vitest'
import { openPlaces } from './open-places.ts'

const refused = expect.objectContaining({ code: 'rate_limited', detail: { retryAfterSeconds: 30 } })

test('an address gets so many places and no more, until one is given back', () => {
  const take = openPlaces({ max: 10, perAddressMax: 2 })
  const leave = take('a')
  take('a')
  expect(() => take('a')).toThrow(refused)
  take('b')
  leave()
  take('a')
  expect(() => take('a')).toThrow(refused)
})

test('all together get so many, also those whose address nobody knows', () => {
  const take = openPlaces({ max: 3, perAddressMax: 2 })
  take('a')
  take(null)
  const leave = take(null)
  expect(() => take('b')).toThrow(refused)
  expect(() => take(null)).toThrow(refused)
  leave()
  take('b')
})
