import type { Run } from '@holdfast/shared/rules/quarters'
import { computeSlots, findNextSlot } from '@holdfast/shared/rules/slots'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { availabilityOfMany, daysFromMonday, now, visit } from './engine-scenario.ts'
import { createStartBits, findRowsWithStart, writeStarts } from './start-bits.ts'

const days = 14
const range = daysFromMonday(days)
const providers = availabilityOfMany(40)

function bitsOfAll() {
  const bits = createStartBits(providers.length, range.fromQuarter, days)
  for (const [row, availability] of providers.entries()) {
    writeStarts(bits, row, computeSlots(availability, visit, range, now))
  }
  return bits
}

describe('the bits of many providers', () => {
  it('name exactly those whom the engine has a start for, in any part of the days', () => {
    const bits = bitsOfAll()
    const seen = new Set<number>()
    const place = fc.integer({ min: 0, max: days * 96 - 1 })
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 200 }), (place, length) => {
        const fromQuarter = range.fromQuarter + place
        const within = { fromQuarter, toQuarter: Math.min(fromQuarter + length, range.toQuarter) }
        const expected = providers.flatMap((availability, row) => {
          const next = findNextSlot(availability, visit, within.fromQuarter, now)
          return next !== null && next < within.toQuarter ? [row] : []
        })
        expect([...findRowsWithStart(bits, within)]).toEqual(expected)
        seen.add(expected.length)
      }),
      { numRuns: 300 },
    )
    expect(seen.size).toBeGreaterThan(5)
  })

  it('forget what a row had when it is written anew, and leave its neighbours alone', () => {
    const bits = bitsOfAll()
    const before = [...findRowsWithStart(bits, range)]
    writeStarts(bits, 3, [])
    expect(before).toContain(3)
    expect([...findRowsWithStart(bits, range)]).toEqual(before.filter(row => row !== 3))
  })

  it('keep the first and the last quarter of a row apart from its neighbours', () => {
    const bits = createStartBits(3, range.fromQuarter, days)
    writeStarts(bits, 1, [range.fromQuarter, range.toQuarter - 1])
    const quarterAt = (fromQuarter: number) => ({ fromQuarter, toQuarter: fromQuarter + 1 })
    const rowsIn = (within: Run) => [...findRowsWithStart(bits, within)]
    expect(rowsIn(quarterAt(range.fromQuarter))).toEqual([1])
    expect(rowsIn(quarterAt(range.toQuarter - 1))).toEqual([1])
    expect(rowsIn({ fromQuarter: range.fromQuarter + 1, toQuarter: range.toQuarter - 1 })).toEqual([])
  })
})
