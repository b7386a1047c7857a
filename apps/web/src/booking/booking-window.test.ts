import { expect, test } from 'vitest'
import { bookingWindow, clampDate, covers, firstRange, monthRange, startsByDate } from './booking-window.ts'

const now = Date.parse('2026-11-23T20:00:00Z')

test('the window begins on the reader’s today and ends no earlier than the provider’s horizon', () => {
  expect(bookingWindow('Europe/London', 60, now)).toEqual({ fromDate: '2026-11-23', toDate: '2027-01-23' })
  expect(bookingWindow('Pacific/Apia', 60, now)).toEqual({ fromDate: '2026-11-24', toDate: '2027-01-24' })
})

test('no call asks for more than 31 days', () => {
  const window = { fromDate: '2026-11-23', toDate: '2027-01-23' }
  expect(firstRange(window)).toEqual({ fromDate: '2026-11-23', toDate: '2026-12-23' })
  expect(firstRange({ fromDate: '2026-11-23', toDate: '2026-11-25' }).toDate).toBe('2026-11-25')
  expect(monthRange(window, '2026-12')).toEqual({ fromDate: '2026-12-01', toDate: '2026-12-31' })
})

test('months outside the window have nothing to show', () => {
  const window = { fromDate: '2026-11-23', toDate: '2027-01-23' }
  expect(monthRange(window, '2026-11')).toEqual({ fromDate: '2026-11-23', toDate: '2026-11-30' })
  expect(monthRange(window, '2027-01')).toEqual({ fromDate: '2027-01-01', toDate: '2027-01-23' })
  expect(monthRange(window, '2026-10')).toBeNull()
  expect(monthRange(window, '2027-02')).toBeNull()
  expect(clampDate(window, '2020-01-01')).toBe('2026-11-23')
  expect(clampDate(window, '2030-01-01')).toBe('2027-01-23')
  expect(clampDate(window, '2026-12-24')).toBe('2026-12-24')
  expect(covers(window, { fromDate: '2026-11-23', toDate: '2026-11-30' })).toBe(true)
  expect(covers(window, { fromDate: '2026-11-22', toDate: '2026-11-30' })).toBe(false)
})

test('slots fall on the reader’s dates, not the provider’s', () => {
  const evening = Date.parse('2026-11-24T18:30:00Z')
  const next = Date.parse('2026-11-25T05:00:00Z')
  expect([...startsByDate('Asia/Kathmandu', [evening, next])]).toEqual([['2026-11-25', [evening, next]]])
  expect([...startsByDate('Europe/London', [evening, next]).keys()]).toEqual(['2026-11-24', '2026-11-25'])
})
