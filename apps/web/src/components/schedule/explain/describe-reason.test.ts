import { emptySchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import { expect, test } from 'vitest'
import { describeReason } from './describe-reason.ts'

const schedule: Schedule = {
  ...emptySchedule('Europe/Berlin'),
  timeOff: [
    {
      startDate: '2026-11-27',
      startTime: '00:00',
      endDate: '2026-11-27',
      endTime: '24:00',
      label: 'Holiday',
    },
  ],
}
const offer = { durationMinutes: 30, noticeMinutes: 1440, horizonDays: 60 }
const now = Date.parse('2026-11-23T15:37:00Z')

const words = (
  startsAt: string,
  reason: Parameters<typeof describeReason>[1]['reason'],
  heldUntil?: string,
) =>
  describeReason('en-GB', {
    schedule,
    offer,
    startsAt: Date.parse(startsAt),
    now,
    reason,
    heldUntil: heldUntil ?? null,
  })

test.each([
  ['2026-11-25T08:00:00Z', null, 'Clients can book Wednesday 25 November, 09:00 CET.'],
  [
    '2026-11-24T08:00:00Z',
    'too_soon',
    'Tuesday 24 November, 09:00 CET is less than 24 hours ahead. The first bookable time is Tuesday 24 November, 16:45 CET.',
  ],
  ['2026-11-23T08:00:00Z', 'too_soon', 'Monday 23 November, 09:00 CET is over.'],
  [
    '2027-03-01T08:00:00Z',
    'too_far',
    'Monday 1 March, 09:00 CET is too far ahead. Clients can book until Friday 22 January 2027.',
  ],
  [
    '2026-11-27T08:00:00Z',
    'outside_schedule',
    'A visit from 09:00 to 09:30 on Friday 27 November is outside your hours. Time off: Holiday. You can change that under “Time off”.',
  ],
  [
    '2026-11-26T08:00:00Z',
    'outside_schedule',
    'A visit from 09:00 to 09:30 on Thursday 26 November is outside your hours. Thursday is closed. You can change that under “Weekly hours”.',
  ],
] as const)('%s with the reason %s is told in words that name the fix', (startsAt, reason, text) => {
  expect(words(startsAt, reason)).toBe(text)
})

test('a time that is being booked says until when', () => {
  expect(words('2026-11-25T08:00:00Z', 'slot_held', '2026-11-23T15:50:00Z')).toBe(
    'Somebody is booking Wednesday 25 November, 09:00 CET right now, until 16:50 at the latest.',
  )
})
