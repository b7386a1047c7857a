import { emptySchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import { expect, test } from 'vitest'
import { computeUpcomingDays } from './upcoming-days.ts'

const night = [{ startTime: '00:00', endTime: '03:00' }]
const schedule: Schedule = {
  ...emptySchedule('America/New_York'),
  weekly: [
    {
      effectiveFrom: '2026-01-01',
      hours: { mon: night, tue: [], wed: [], thu: [], fri: [], sat: [], sun: night },
    },
  ],
  exceptions: { '2026-03-11': [{ startTime: '08:00', endTime: '24:00' }], '2026-03-15': [] },
  timeOff: [{ startDate: '2026-03-16', startTime: '02:00', endDate: '2026-03-17', endTime: '24:00' }],
}
const at = (text: string) => Date.parse(text)
const days = computeUpcomingDays(schedule, { ...schedule, exceptions: {} }, '2026-03-08')
const dayOf = (date: string) => days.find(day => day.date === date)

test('the panel has 14 dates, and the hour that the clock skips is not open', () => {
  expect(days).toHaveLength(14)
  expect(dayOf('2026-03-08')).toEqual({
    date: '2026-03-08',
    open: [{ fromAt: at('2026-03-08T05:00:00Z'), toAt: at('2026-03-08T07:00:00Z') }],
    setBy: null,
    changed: false,
  })
})

test('dates and time off are named, and what clients do not see yet is marked', () => {
  expect(dayOf('2026-03-11')).toEqual({
    date: '2026-03-11',
    open: [{ fromAt: at('2026-03-11T12:00:00Z'), toAt: at('2026-03-12T04:00:00Z') }],
    setBy: 'exception',
    changed: true,
  })
  expect(dayOf('2026-03-15')).toMatchObject({ open: [], setBy: 'exception', changed: true })
  expect(dayOf('2026-03-16')).toMatchObject({
    open: [{ fromAt: at('2026-03-16T04:00:00Z'), toAt: at('2026-03-16T06:00:00Z') }],
    setBy: 'timeOff',
    changed: false,
  })
})
