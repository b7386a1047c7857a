import { describe, expect, it } from 'vitest'
import { addDays, datesFrom, daysBetween, weekdayOf } from './dates.ts'

describe('calendar dates', () => {
  it('step over month ends, leap days and the epoch', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01')
    expect(addDays('1970-01-01', -1)).toBe('1969-12-31')
    expect(addDays('0099-12-31', 1)).toBe('0100-01-01')
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365)
    expect(daysBetween('2026-03-09', '2026-03-08')).toBe(-1)
  })

  it('include both ends of a range, and a reversed one has none', () => {
    expect(datesFrom('2026-02-27', '2026-03-02')).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ])
    expect(datesFrom('2026-03-02', '2026-03-02')).toEqual(['2026-03-02'])
    expect(datesFrom('2026-03-02', '2026-03-01')).toEqual([])
  })

  it.each([
    ['1969-12-28', 'sun'],
    ['1969-12-31', 'wed'],
    ['1970-01-01', 'thu'],
    ['2000-02-29', 'tue'],
    ['2026-11-23', 'mon'],
    ['2026-11-27', 'fri'],
    ['2026-11-28', 'sat'],
  ])('%s is a %s', (date, weekday) => {
    expect(weekdayOf(date)).toBe(weekday)
  })
})
