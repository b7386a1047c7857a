import { describe, expect, it } from 'vitest'
import { calendarPath, parseCalendarSearch, weekOf } from './calendar-search.ts'

describe('the address of a calendar', () => {
  it('is read back as it was written', () => {
    for (const path of [
      '/calendar',
      '/calendar?date=2026-11-23',
      '/calendar?view=day&date=2026-11-23&hours=all',
      '/calendar?view=upcoming',
      '/calendar?view=past&cursor=abc',
    ]) {
      const params = Object.fromEntries(new URL(path, 'http://here.invalid').searchParams)
      expect(calendarPath(parseCalendarSearch(params))).toBe(path)
    }
  })

  it.each([
    { view: 'month' },
    { view: ['day', 'day'] },
    { date: '2026-02-30' },
    { date: '0000-01-01' },
    { date: '9999-12-31' },
    { date: "2026-11-23'" },
    { hours: 'some' },
  ])('leaves out what is malformed: %j', params => {
    expect(calendarPath(parseCalendarSearch(params))).toBe('/calendar')
  })
})

it('gives the week of a date from the first day that this reader’s calendars have', () => {
  expect(weekOf('2026-11-23', 'mon')[0]).toBe('2026-11-23')
  expect(weekOf('2026-11-29', 'mon')).toEqual(weekOf('2026-11-23', 'mon'))
  expect(weekOf('2026-11-23', 'sun')).toEqual([
    '2026-11-22',
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
  ])
  expect(weekOf('2026-11-22', 'sun')[0]).toBe('2026-11-22')
  expect(weekOf('2027-01-01', 'mon')[0]).toBe('2026-12-28')
})
