import { expect, it } from 'vitest'
import { createLocalBuckets } from './local-buckets.ts'

const limit = { refill: 2, refillSeconds: 5, burst: 3 }

it('lets a burst pass, then as many as come back, and says when', () => {
  const take = createLocalBuckets(limit)
  expect([0, 1, 2, 3].map(at => take('a', at))).toEqual([null, null, null, 5000])
  expect([5000, 5001, 5002].map(at => take('a', at))).toEqual([null, null, 10_000])
})

it('fills up to the burst and no further', () => {
  const take = createLocalBuckets(limit)
  take('a', 0)
  const later = 3_600_000
  expect(Array.from({ length: 4 }, () => take('a', later))).toEqual([null, null, null, later + 5000])
})

it('counts each key for itself, and forgets those that nobody used for long', () => {
  const take = createLocalBuckets({ ...limit, burst: 1 })
  expect([take('a', 0), take('a', 0), take('b', 0)]).toEqual([null, 5000, null])
  for (let i = 0; i < 10_000; i += 1) take(`other ${i}`, 0)
  expect(take('a', 0)).toBeNull()
})
