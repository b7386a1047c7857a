import { emptySchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import { expect, test } from 'vitest'
import { findOutsideReason } from './outside-reason.ts'

const morning = [{ startTime: '09:00', endTime: '12:30' }]
const schedule: Schedule = {
  ...emptySchedule('Europe/Berlin'),
  weekly: [
    {
      effectiveFrom: '2026-01-01',
      hours: { mon: morning, tue: [], wed: morning, thu: morning, fri: morning, sat: [], sun: [] },
    },
  ],
  exceptions: { '2026-11-27': [], '2026-11-25': [{ startTime: '14:00', endTime: '15:00' }] },
  timeOff: [
    {
      startDate: '2026-11-26',
      startTime: '11:00',
      endDate: '2026-11-27',
      endTime: '12:00',
      label: 'Holiday',
    },
    { startDate: '2026-12-01', startTime: '00:00', endDate: '2026-12-01', endTime: '24:00' },
  ],
}

/** Half an hour from a wall time of Berlin's winter. */
const reasonAt = (wall: string) => {
  const startsAt = Date.parse(`${wall}:00+01:00`)
  return findOutsideReason('en-GB', schedule, { startsAt, endsAt: startsAt + 30 * 60_000 })
}

test.each([
  ['2026-11-23T13:00', 'Monday is 09:00–12:30', 'weeklyHours'],
  ['2026-11-23T12:15', 'Monday is 09:00–12:30', 'weeklyHours'],
  ['2026-11-24T09:00', 'Tuesday is closed', 'weeklyHours'],
  ['2026-11-25T09:00', 'Wednesday 25 November is 14:00–15:00', 'dates'],
  ['2026-11-26T11:00', 'Time off: Holiday', 'timeOff'],
  ['2026-11-26T10:45', 'Time off: Holiday', 'timeOff'],
  ['2026-11-27T09:00', 'Time off: Holiday', 'timeOff'],
  ['2026-11-27T13:00', 'Friday 27 November is closed', 'dates'],
  ['2026-12-01T09:00', 'Time off', 'timeOff'],
])(
  'a visit at %s is told what takes its hours: the thing that beats the others',
  (wall, words, decidedBy) => {
    expect(reasonAt(wall)).toEqual({ words, decidedBy })
  },
)

test('a visit within the hours has no reason', () => {
  expect(reasonAt('2026-11-23T09:00')).toBeNull()
  expect(reasonAt('2026-11-26T10:30')).toBeNull()
})
