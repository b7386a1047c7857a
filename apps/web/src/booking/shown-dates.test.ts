import { expect, test } from 'vitest'
import { concerns } from './shown-dates.ts'

const january = { fromDate: '2027-01-01', toDate: '2027-01-31', nextDate: '2026-12-05' }

test.each([
  ['all', true],
  [['2027-01-15'], true],
  [['2026-12-31'], true],
  [['2027-02-01'], true],
  [['2027-02-02'], false],
  [['2026-12-06'], true],
  [['2026-12-07', '2026-12-30'], false],
  [['2026-12-07', '2027-01-01'], true],
] as const)(
  'a page of January with the next time on 5 December is concerned by %j: %s',
  (dates, concerned) => {
    expect(concerns(january, dates)).toBe(concerned)
  },
)

test('a page that shows no time at all is concerned by every date', () => {
  expect(concerns({ ...january, nextDate: null }, ['2027-06-01'])).toBe(true)
})
