import { weekdays } from '@holdfast/shared/rules/dates'
import type { Schedule, Window } from '@holdfast/shared/rules/schedule'
import { findWarnings } from '@holdfast/shared/rules/schedule-warnings'
import { expect, test } from 'vitest'
import { describeWarnings } from './warning-words.ts'

const w = (startTime: string, endTime: string) => ({ startTime, endTime })

function everyDay(timeZone: string, ...windows: Window[]): Schedule {
  const hours = Object.fromEntries(
    weekdays.map(day => [day, [...windows]]),
  ) as Schedule['weekly'][number]['hours']
  return { timeZone, weekly: [{ effectiveFrom: '2026-01-01', hours }], exceptions: {}, timeOff: [] }
}

function wordsOf(schedule: Schedule, durationMinutes: number, [fromDate, toDate]: [string, string]) {
  const visit = { durationQuarters: durationMinutes / 15, bufferBeforeQuarters: 0, bufferAfterQuarters: 0 }
  const warnings = findWarnings(schedule, visit, fromDate, toDate)
  return describeWarnings('en-GB', { schedule, durationMinutes, todayDate: fromDate }, warnings)
}

test.each([
  [
    'Europe/London',
    '2026-03-29',
    'Sunday 29 March: clocks go forward, 01:00–02:00 does not exist; your 00:30–03:00 has 1.5 hours.',
  ],
  [
    'Europe/London',
    '2026-10-25',
    'Sunday 25 October: clocks go back, 01:00–02:00 comes twice; your 00:30–03:00 has 3.5 hours.',
  ],
  [
    'Australia/Lord_Howe',
    '2026-10-04',
    'Sunday 4 October: clocks go forward, 02:00–02:30 does not exist; your 00:30–03:00 has 2 hours.',
  ],
  [
    'America/Santiago',
    '2026-09-06',
    'Sunday 6 September: clocks go forward, 00:00–01:00 does not exist; your 00:30–03:00 has 2 hours.',
  ],
])('in %s on %s the clock change and what it does to the hours are said', (timeZone, date, words) => {
  expect(wordsOf(everyDay(timeZone, w('00:30', '03:00')), 15, [date, date])).toEqual([words])
})

test('hours that the clock change does not touch are said to keep their length', () => {
  expect(wordsOf(everyDay('Europe/London', w('09:00', '17:00')), 15, ['2026-03-29', '2026-03-29'])).toEqual([
    'Sunday 29 March: clocks go forward, 01:00–02:00 does not exist; your hours keep their length.',
  ])
})

test('minutes that visits do not fill are said once for all days that have the same hours', () => {
  const schedule = everyDay('Asia/Kathmandu')
  for (const day of ['mon', 'tue'] as const) schedule.weekly[0]?.hours[day].push(w('09:00', '12:15'))
  schedule.exceptions['2026-11-27'] = [w('10:00', '10:45')]
  schedule.exceptions['2026-11-20'] = [w('10:00', '10:45')]
  expect(wordsOf(schedule, 30, ['2026-11-23', '2026-12-20'])).toEqual([
    'Monday, Tuesday 09:00–12:15: 15 minutes are left over after visits of 30 minutes.',
    'Friday 27 November 10:00–10:45: 15 minutes are left over after visits of 30 minutes.',
  ])
})

test('hours that another pattern has replaced are not spoken of', () => {
  const schedule = everyDay('Asia/Kathmandu', w('09:00', '12:15'))
  const [first] = schedule.weekly
  if (!first) throw new Error('There is a pattern.')
  schedule.weekly = [
    first,
    {
      effectiveFrom: '2026-11-01',
      hours: everyDay('UTC', w('09:00', '12:00')).weekly[0]?.hours ?? first.hours,
    },
  ]
  expect(wordsOf(schedule, 30, ['2026-11-23', '2026-12-20'])).toEqual([])
})
