import { emptySchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import { expect, test } from 'vitest'
import { nameOfSpan, patternSpans, spanOn, startsOn } from './pattern-spans.ts'

const hours = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const startingOn = (...dates: string[]): Schedule => ({
  ...emptySchedule('Europe/London'),
  weekly: dates.map(effectiveFrom => ({ effectiveFrom, hours })),
})
const todayDate = '2026-11-23'
const namesOf = (schedule: Schedule) =>
  patternSpans(schedule, todayDate).map(span => nameOfSpan('en-GB', span))

test('each pattern lasts until the day before the next, and those that are over are not shown', () => {
  expect(namesOf(startingOn('2026-01-01', '2026-06-01', '2027-01-04', '2027-02-01'))).toEqual([
    'From today until Sun 3 Jan 2027',
    'From Mon 4 Jan 2027 until Sun 31 Jan 2027',
    'From Mon 1 Feb 2027',
  ])
  expect(namesOf(startingOn('2026-01-01'))).toEqual(['From today on'])
  expect(namesOf(startingOn(todayDate))).toEqual(['From today on'])
  expect(namesOf(startingOn('2026-01-01', '2026-11-24'))).toEqual(['Only today', 'From Tue 24 Nov 2026'])
})

test('before the first pattern today stands by itself', () => {
  expect(namesOf(startingOn('2027-01-04'))).toEqual([
    'From today until Sun 3 Jan 2027',
    'From Mon 4 Jan 2027',
  ])
  expect(namesOf(startingOn())).toEqual(['From today on'])
})

test('a date belongs to the pattern in force on it, also after that one was removed', () => {
  const spans = patternSpans(startingOn('2026-01-01', '2027-01-04'), todayDate)
  expect(spanOn(spans, '2027-01-03')).toBe(spans[0])
  expect(spanOn(spans, '2027-03-01')).toBe(spans[1])
  expect(spanOn(spans, '2026-01-01')).toBe(spans[0])
  expect(spanOn(patternSpans(startingOn('2026-01-01'), todayDate), '2027-01-04')?.fromDate).toBe(todayDate)
})

test('a date on which hours start is told from one on which they hold', () => {
  const schedule = startingOn('2026-01-01', '2027-01-04')
  expect([startsOn(schedule, '2027-01-04'), startsOn(schedule, '2027-01-05')]).toEqual([true, false])
})
