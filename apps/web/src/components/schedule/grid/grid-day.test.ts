import type { Schedule } from '@holdfast/shared/rules/schedule'
import { describe, expect, test } from 'vitest'
import { computeGridWeek, weekStartOf } from './grid-day.ts'

const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const w = (startTime: string, endTime: string) => ({ startTime, endTime })
const schedule: Schedule = {
  timeZone: 'Europe/London',
  weekly: [
    {
      effectiveFrom: '2026-11-01',
      hours: { ...closed, mon: [w('09:00', '17:00')], fri: [w('09:00', '10:00')] },
    },
    { effectiveFrom: '2026-12-04', hours: { ...closed, fri: [w('12:00', '14:00')] } },
  ],
  exceptions: { '2026-11-24': [w('10:00', '11:00')], '2026-12-02': [w('08:00', '09:00')] },
  timeOff: [
    { startDate: '2026-11-30', startTime: '12:00', endDate: '2026-12-01', endTime: '09:00', label: 'Course' },
  ],
}
const weekOf = (date: string, today = '2026-11-25') =>
  computeGridWeek(schedule, weekStartOf('en-GB', date), today)

describe('the week of the grid', () => {
  test('begins where the calendars of the reader begin weeks', () => {
    expect(weekStartOf('en-GB', '2026-11-25')).toBe('2026-11-23')
    expect(weekStartOf('en-GB', '2026-11-29')).toBe('2026-11-23')
    expect(weekStartOf('en-US', '2026-11-25')).toBe('2026-11-22')
    expect(weekStartOf('en-US', '2026-11-22')).toBe('2026-11-22')
  })
  test('a date edits its weekday in the pattern that is in force there', () => {
    const [monday, , , , friday] = weekOf('2026-11-30')
    expect(monday?.day).toEqual({ weekday: 'mon', onDate: '2026-11-30' })
    expect(friday?.day).toEqual({ weekday: 'fri', onDate: '2026-12-04' })
    expect(friday?.spans).toEqual([{ startMinute: 12 * 60, endMinute: 14 * 60 }])
  })
  test('a date with hours of its own is edited alone', () => {
    expect(weekOf('2026-11-30')[2]).toMatchObject({
      day: { date: '2026-12-02' },
      spans: [{ startMinute: 480, endMinute: 540 }],
      openMinutes: 60,
    })
  })
  test('what is over stands for its weekday from today on', () => {
    const [monday, tuesday] = weekOf('2026-11-25')
    expect(monday?.day).toEqual({ weekday: 'mon', onDate: '2026-11-25' })
    expect(tuesday?.day).toEqual({ weekday: 'tue', onDate: '2026-11-25' })
  })
  test('time off lies over the hours, which stay below it', () => {
    const [monday, tuesday, wednesday] = weekOf('2026-11-30')
    expect(monday).toMatchObject({
      spans: [{ startMinute: 540, endMinute: 1020 }],
      timeOff: [{ startMinute: 720, endMinute: 1440, label: 'Course' }],
      openMinutes: 180,
    })
    expect(tuesday?.timeOff).toEqual([{ startMinute: 0, endMinute: 540, label: 'Course' }])
    expect(wednesday?.timeOff).toEqual([])
  })
})
