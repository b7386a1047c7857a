import { checkSchedule, emptySchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import { expect, test } from 'vitest'
import { placeProblem } from './problem-place.ts'

const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const overlapping = [
  { startTime: '09:00', endTime: '12:00' },
  { startTime: '11:00', endTime: '17:00' },
]
const away = { startDate: '2026-12-24', startTime: '12:00', endDate: '2026-12-24', endTime: '12:00' }
const schedule: Schedule = {
  ...emptySchedule('Europe/London'),
  weekly: [
    { effectiveFrom: '2025-01-01', hours: { ...closed, mon: overlapping } },
    { effectiveFrom: '2026-01-01', hours: { ...closed, tue: overlapping } },
    { effectiveFrom: '2027-01-04', hours: { ...closed, wed: overlapping } },
    { effectiveFrom: '2027-01-04', hours: closed },
  ],
  exceptions: { '2026-11-27': [{ startTime: '15:00', endTime: '08:00' }] },
  timeOff: [{ ...away, label: 'Training' }],
}
const draft = { schedule, todayDate: '2026-11-23', patternDate: '2026-11-23' }
const place = (path: string, shown = draft) => placeProblem('en-GB', shown, { path, problem: 'Why.' })

test('every problem names what it is of, and leads to what the page has for it', () => {
  const places = checkSchedule(schedule).map(problem => placeProblem('en-GB', draft, problem))
  expect(places).toEqual([
    {
      text: 'Monday (hours from Wed 1 Jan 2025): It overlaps the one above it.',
      fieldId: null,
      patternDate: null,
    },
    {
      text: 'Tuesday: It overlaps the one above it.',
      fieldId: 'weekly.1.hours.tue.1.startTime',
      patternDate: null,
    },
    {
      text: 'Wednesday (hours from Mon 4 Jan 2027): It overlaps the one above it.',
      fieldId: expect.stringMatching(/^weekly\.\d\.hours\.wed/),
      patternDate: '2027-01-04',
    },
    {
      text: 'Weekly hours from Mon 4 Jan 2027: Two patterns start on this date.',
      fieldId: 'weekly-hours',
      patternDate: '2027-01-04',
    },
    {
      text: 'Friday 27 November: It does not end after it starts.',
      fieldId: 'exceptions.2026-11-27.0.startTime',
      patternDate: null,
    },
    {
      text: 'Time off, Training, Thursday 24 December 12:00–12:00: It does not end after it starts.',
      fieldId: 'timeOff.0',
      patternDate: null,
    },
  ])
})

test('a day with too many hours is led to as a whole, and so is the zone', () => {
  expect(place('weekly.1.hours.tue').fieldId).toBe('weekly.1.hours.tue')
  expect(place('exceptions.2026-11-27.0.endTime').fieldId).toBe('exceptions.2026-11-27.0.endTime')
  expect(place('timeZone').fieldId).toBe('timeZone')
})

test('too many of a kind lead to their heading, and the whole schedule to nothing', () => {
  expect(['weekly', 'exceptions', 'timeOff', ''].map(path => place(path).fieldId)).toEqual([
    'weekly-hours',
    'dates',
    'time-off',
    null,
  ])
})

test('from a later pattern the way leads back to the one of today', () => {
  const later = { ...draft, patternDate: '2027-02-01' }
  expect(place('weekly.1.hours.tue.0', later)).toEqual({
    text: 'Tuesday (hours from Thu 1 Jan 2026): Why.',
    fieldId: 'weekly.1.hours.tue.0.startTime',
    patternDate: '2026-11-23',
  })
})
