import { expect, test } from 'vitest'
import { emptySchedule, type Schedule } from './schedule.ts'
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
  timeOff: [
    {
      startDate: '2026-03-16',
      startTime: '02:00',
      endDate: '2026-03-17',
      endTime: '24:00',
      label: 'Holiday',
    },
    { startDate: '2026-03-20', startTime: '12:00', endDate: '2026-03-22', endTime: '00:00' },
  ],
}
const at = (text: string) => Date.parse(text)
const now = at('2026-03-07T12:00:00Z')
const visit = { durationQuarters: 2, bufferBeforeQuarters: 1, bufferAfterQuarters: 1 }
const days = computeUpcomingDays({ schedule, noticeMinutes: 1440, horizonDays: 10 }, visit, {
  published: { ...schedule, exceptions: {} },
  fromDate: '2026-03-08',
  now,
})
const dayOf = (date: string) => days.find(day => day.date === date)

test('there are 28 dates, and the hour that the clock skips is not open', () => {
  expect(days).toHaveLength(28)
  expect(dayOf('2026-03-08')).toMatchObject({
    date: '2026-03-08',
    open: [{ fromAt: at('2026-03-08T05:00:00Z'), toAt: at('2026-03-08T07:00:00Z') }],
    setBy: null,
    changed: false,
  })
})

test('dates and time off are named, and what clients do not see yet is marked', () => {
  expect(dayOf('2026-03-11')).toMatchObject({
    open: [{ fromAt: at('2026-03-11T12:00:00Z'), toAt: at('2026-03-12T04:00:00Z') }],
    setBy: { kind: 'exception' },
    changed: true,
  })
  expect(dayOf('2026-03-15')).toMatchObject({ open: [], setBy: { kind: 'exception' }, changed: true })
  expect(dayOf('2026-03-16')).toMatchObject({
    open: [{ fromAt: at('2026-03-16T04:00:00Z'), toAt: at('2026-03-16T06:00:00Z') }],
    setBy: { kind: 'timeOff', label: 'Holiday' },
    changed: false,
  })
  expect(dayOf('2026-03-21')?.setBy).toEqual({ kind: 'timeOff', label: null })
})

test('time off that ends with the first minute of a date says nothing of that date', () => {
  expect(dayOf('2026-03-22')?.setBy).toBeNull()
})

test('starts are counted within notice and horizon only', () => {
  // The notice ends in the hours of the 8th, where a visit could still begin at 06:30Z at the latest.
  expect(dayOf('2026-03-08')?.slotCount).toBe(0)
  expect(dayOf('2026-03-09')?.slotCount).toBe(11)
  expect(dayOf('2026-03-11')?.slotCount).toBe(63)
  expect(dayOf('2026-03-23')).toMatchObject({ slotCount: 0, open: [{}] })
})
