import { expect, test } from 'vitest'
import { monthDates, monthWeeks, shiftMonth } from './month-weeks.ts'

test('a month is shown whole, in weeks that begin where the reader’s do', () => {
  const weeks = monthWeeks('2026-11', 'mon')
  expect(weeks).toHaveLength(6)
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
  expect(weeks[5]).toEqual(['2026-11-30', null, null, null, null, null, null])
  expect(monthWeeks('2026-11', 'sun')).toHaveLength(5)
  expect(monthWeeks('2026-02', 'sun').flat()).toEqual(
    Array.from({ length: 28 }, (_, index) => `2026-02-${String(index + 1).padStart(2, '0')}`),
  )
})

test('months follow each other over the year, and know their last day', () => {
  expect(shiftMonth('2026-12', 1)).toBe('2027-01')
  expect(shiftMonth('2026-01', -1)).toBe('2025-12')
  expect(monthDates('2028-02')).toEqual({ firstDate: '2028-02-01', lastDate: '2028-02-29' })
})
