import { emptySchedule, type Schedule, type TimeOff } from '@holdfast/shared/rules/schedule'
import { expect, test } from 'vitest'
import { findBack } from './find-back.ts'

const w = (startTime: string, endTime: string) => ({ startTime, endTime })
const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const weekly = [
  { effectiveFrom: '2026-01-01', hours: { ...closed, mon: [w('09:00', '12:00'), w('13:00', '17:00')] } },
]
const away = (startDate: string, startTime: string, endDate: string, endTime: string): TimeOff => ({
  startDate,
  startTime,
  endDate,
  endTime,
})
const backFrom = (timeOff: TimeOff, changed: Partial<Schedule> = {}) =>
  findBack({ ...emptySchedule('Europe/London'), weekly, timeOff: [timeOff], ...changed }, timeOff)

test('one is back at the first open time after it, not on the day after it', () => {
  const christmas = away('2026-12-24', '00:00', '2027-01-03', '24:00')
  expect(backFrom(christmas)).toEqual({ date: '2027-01-04', time: '09:00' })
  expect(backFrom(christmas, { exceptions: { '2027-01-04': [] } })).toEqual({
    date: '2027-01-11',
    time: '09:00',
  })
})

test('time off that ends within hours ends them no earlier and no later', () => {
  expect(backFrom(away('2026-11-23', '10:00', '2026-11-23', '14:15'))).toEqual({
    date: '2026-11-23',
    time: '14:15',
  })
  expect(backFrom(away('2026-11-23', '10:00', '2026-11-23', '12:30'))).toEqual({
    date: '2026-11-23',
    time: '13:00',
  })
})

test('another time off right after it keeps one away', () => {
  const first = away('2026-11-23', '00:00', '2026-11-29', '24:00')
  const second = away('2026-11-30', '00:00', '2026-11-30', '15:00')
  expect(backFrom(first, { timeOff: [first, second] })).toEqual({ date: '2026-11-30', time: '15:00' })
})

test('where nothing is open any more, there is no way back', () => {
  expect(backFrom(away('2026-11-23', '00:00', '2026-11-23', '24:00'), { weekly: [] })).toBeNull()
})
