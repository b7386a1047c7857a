import { checkSchedule, emptySchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import { expect, test } from 'vitest'
import { placeProblem } from './problem-place.ts'

const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const overlapping = [
  { startTime: '09:00', endTime: '12:00' },
  { startTime: '11:00', endTime: '17:00' },
]
const schedule: Schedule = {
  ...emptySchedule('Europe/London'),
  weekly: [
    { effectiveFrom: '2026-01-01', hours: { ...closed, tue: overlapping } },
    { effectiveFrom: '2027-01-01', hours: { ...closed, wed: overlapping } },
  ],
  exceptions: { '2026-11-27': [{ startTime: '15:00', endTime: '08:00' }] },
}

test('every problem names its day, and leads to the field that the page has for it', () => {
  const places = checkSchedule(schedule).map(problem =>
    placeProblem('en-GB', schedule, '2026-11-23', problem),
  )
  expect(places).toEqual([
    { text: 'Tuesday: It overlaps the one above it.', fieldId: 'weekly.0.hours.tue.1.startTime' },
    { text: 'Wednesday: It overlaps the one above it.', fieldId: null },
    {
      text: 'Friday 27 November: It does not end after it starts.',
      fieldId: 'exceptions.2026-11-27.0.startTime',
    },
  ])
  const tooMany = { path: 'weekly.0.hours.tue', problem: 'Too many.' }
  expect(placeProblem('en-GB', schedule, '2026-11-23', tooMany)).toEqual({
    text: 'Tuesday: Too many.',
    fieldId: 'weekly.0.hours.tue',
  })
  expect(placeProblem('en-GB', schedule, '2026-11-23', { path: '', problem: 'Too much.' })).toEqual({
    text: 'Too much.',
    fieldId: null,
  })
})
