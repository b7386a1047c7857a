import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantTextOf } from './instant-text.ts'
import { instantOfQuarter } from './quarters.ts'

describe('the text of an instant', () => {
  it('is what Date writes, for any quarter that it can write', () => {
    const beyond = 8.64e15 / 900_000
    const near = fc.integer({ min: 1_990_000, max: 2_000_000 })
    fc.assert(
      fc.property(fc.oneof(near, fc.integer({ min: -beyond, max: beyond })), quarter => {
        expect(instantTextOf(quarter)).toBe(new Date(instantOfQuarter(quarter)).toISOString())
      }),
      { numRuns: 10_000 },
    )
  })
})
