import { expect, test } from 'vitest'
import { formatDate } from '#format.ts'
import { parseDate } from './parse-date.ts'

/** A Monday. */
const todayDate = '2026-11-23'
const british = { locale: 'en-GB', todayDate } as const
const american = { locale: 'en-US', todayDate } as const

test.each([
  ['today', '2026-11-23'],
  ['Tomorrow', '2026-11-24'],
  ['fri', '2026-11-27'],
  ['Monday', '2026-11-23'],
  ['27 nov', '2026-11-27'],
  ['27 November', '2026-11-27'],
  ['nov 27', '2026-11-27'],
  ['27th of November', '2026-11-27'],
  ['Fri 27 Nov', '2026-11-27'],
  ['Friday, 27. November 2026', '2026-11-27'],
  ['27 Nov 26', '2026-11-27'],
  ['2026-11-27', '2026-11-27'],
  ['2026/1/4', '2026-01-04'],
  // Without a year it is the next one, today included.
  ['4 jan', '2027-01-04'],
  ['23 nov', '2026-11-23'],
  ['22 nov', '2027-11-22'],
  ['29 feb', '2028-02-29'],
  ['4 jan 2026', '2026-01-04'],
])('%j is %s', (text, date) => {
  expect(parseDate(text, british)).toBe(date)
})

test.each([
  ['4/1', '2027-01-04', '2027-04-01'],
  ['27.11.2026', '2026-11-27', null],
  ['11/27/26', null, '2026-11-27'],
  ['3-12-2026', '2026-12-03', '2026-03-12'],
])('numbers are read in the order of the reader: %j', (text, there, here) => {
  expect([parseDate(text, british), parseDate(text, american)]).toEqual([there, here])
})

test.each([
  '',
  'soon',
  '27',
  '30 feb',
  '31/9/2026',
  '0 nov',
  '27 nov 126',
  'thu 27 nov 2026',
  '1 2 3 4',
  '27 nov dec',
  '2026-13-01',
  '2026',
  'ma 4',
  '27!11',
])('%j is no date, and is not made one', text => {
  expect(parseDate(text, british)).toBeNull()
})

test('a date that the page writes is read again', () => {
  for (const reader of [british, american]) {
    for (const date of ['2026-11-27', '2027-01-04', '2027-05-31', '2028-02-29']) {
      expect(parseDate(formatDate(reader.locale, date, { length: 'short', year: true }), reader)).toBe(date)
      expect(parseDate(formatDate(reader.locale, date, { year: true }), reader)).toBe(date)
    }
  }
})
