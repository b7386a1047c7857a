import { emptySchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import { describe, expect, it } from 'vitest'
import { computeCalendarDay, describeLoad } from './calendar-day.ts'

const nineToFive = [{ startTime: '09:00', endTime: '17:00' }]
const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const schedule: Schedule = {
  ...emptySchedule('Europe/London'),
  weekly: [
    {
      effectiveFrom: '2026-01-01',
      hours: { ...closed, tue: nineToFive, sun: [{ startTime: '00:00', endTime: '03:00' }] },
    },
  ],
  exceptions: { '2026-11-25': [{ startTime: '10:00', endTime: '11:00' }] },
  timeOff: [
    { startDate: '2026-11-24', startTime: '15:00', endDate: '2026-11-26', endTime: '12:00', label: 'Course' },
  ],
}
const at = (text: string) => Date.parse(text) / 900_000
const visit = (from: string, to: string, cancelled = false) => ({
  run: { fromQuarter: at(from), toQuarter: at(to) },
  cancelled,
})
const before = Date.parse('2026-11-23T12:00Z')

describe('what a day says of itself', () => {
  it.each([
    ['nothing booked', '2026-11-24', [], before, '0 booked, 6 h free'],
    [
      'one confirmed, one cancelled and one of another day',
      '2026-11-24',
      [
        visit('2026-11-24T09:00Z', '2026-11-24T09:30Z', true),
        visit('2026-11-24T09:15Z', '2026-11-24T09:30Z'),
        visit('2026-11-25T09:15Z', '2026-11-25T09:30Z'),
      ],
      before,
      '1 booked, 5 h 45 min free',
    ],
    [
      'only what is still to come is free',
      '2026-11-24',
      [],
      Date.parse('2026-11-24T14:40Z'),
      '0 booked, 30 min free',
    ],
    [
      'a day that is full',
      '2026-11-24',
      [visit('2026-11-24T09:00Z', '2026-11-24T15:00Z')],
      before,
      '1 booked, nothing free',
    ],
    [
      'a day that is over',
      '2026-11-17',
      [visit('2026-11-17T09:00Z', '2026-11-17T15:00Z')],
      before,
      '1 booked',
    ],
    ['a closed day', '2026-11-27', [], before, 'closed'],
    [
      'a closed day on which something is booked',
      '2026-11-27',
      [visit('2026-11-27T09:00Z', '2026-11-27T10:00Z')],
      before,
      '1 booked, closed',
    ],
    ['a day on which the clocks go forward', '2026-03-29', [], 0, '0 booked, 2 h free'],
    ['a day on which the clocks go back', '2026-10-25', [], 0, '0 booked, 4 h free'],
  ])('%s', (_, date, visits, now, words) => {
    expect(describeLoad(computeCalendarDay(schedule, date, visits, now))).toBe(words)
  })
})

it('shows time off where it is on each of its days, over hours that are set for a date', () => {
  const days = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'].map(date =>
    computeCalendarDay(schedule, date, [], before),
  )
  expect(days.map(day => day.timeOff.map(({ runs }) => runs))).toEqual([
    [[{ fromQuarter: at('2026-11-24T15:00Z'), toQuarter: at('2026-11-25T00:00Z') }]],
    [[{ fromQuarter: at('2026-11-25T00:00Z'), toQuarter: at('2026-11-26T00:00Z') }]],
    [[{ fromQuarter: at('2026-11-26T00:00Z'), toQuarter: at('2026-11-26T12:00Z') }]],
    [],
  ])
  expect(days.map(day => day.isException)).toEqual([false, true, false, false])
  expect(days[0]?.windows).toEqual([{ startTime: '09:00', endTime: '15:00' }])
  expect(days[1]?.openRuns).toEqual([])
})

it('has a visit across midnight on both of its days', () => {
  const late = visit('2026-11-24T23:30Z', '2026-11-25T00:30Z')
  const found = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].map(
    date => computeCalendarDay(schedule, date, [late], before).confirmed.length,
  )
  expect(found).toEqual([0, 1, 1, 0])
})
