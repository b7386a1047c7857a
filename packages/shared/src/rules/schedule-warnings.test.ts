import { describe, expect, it } from 'vitest'
import { weekdays } from './dates.ts'
import type { Schedule, Window } from './schedule.ts'
import { findWarnings } from './schedule-warnings.ts'

const visit = (durationQuarters: number) => ({
  durationQuarters,
  bufferBeforeQuarters: 0,
  bufferAfterQuarters: 0,
})

function everyDay(timeZone: string, ...windows: Window[]): Schedule {
  const hours = Object.fromEntries(
    weekdays.map(day => [day, [...windows]]),
  ) as Schedule['weekly'][number]['hours']
  return { timeZone, weekly: [{ effectiveFrom: '2026-01-01', hours }], exceptions: {}, timeOff: [] }
}

describe('findWarnings', () => {
  it.each([
    ['Europe/London', '2026-03-29', '00:30', '03:00', 60, 150, 90],
    ['Europe/London', '2026-10-25', '00:30', '03:00', -60, 150, 210],
    ['Europe/London', '2026-03-29', '09:00', '17:00', 60, 480, 480],
    ['Australia/Lord_Howe', '2026-10-04', '01:00', '04:00', 30, 180, 150],
    ['Asia/Beirut', '2026-03-29', '00:00', '02:00', 60, 120, 60],
  ])(
    'says how long %s is open on %s from %s to %s',
    (timeZone, date, startTime, endTime, shift, printed, open) => {
      const schedule = everyDay(timeZone, { startTime, endTime })
      expect(findWarnings(schedule, visit(1), '2026-03-01', '2026-11-30')).toContainEqual({
        code: 'clocks_change',
        date,
        shiftMinutes: shift,
        printedMinutes: printed,
        openMinutes: open,
      })
    },
  )

  it('says nothing of dates without hours and of zones without changes', () => {
    const closed = { ...everyDay('Europe/London'), exceptions: {} }
    expect(findWarnings(closed, visit(1), '2026-01-01', '2026-12-31')).toEqual([])
    const steady = everyDay('Asia/Kathmandu', { startTime: '00:00', endTime: '24:00' })
    expect(findWarnings(steady, visit(1), '2026-01-01', '2026-12-31')).toEqual([])
  })

  it('names hours that visits do not fill', () => {
    const schedule = everyDay('UTC')
    schedule.weekly[0]?.hours.tue.push(
      { startTime: '09:00', endTime: '10:00' },
      { startTime: '11:00', endTime: '12:30' },
    )
    schedule.exceptions['2026-05-01'] = [{ startTime: '09:00', endTime: '09:30' }]
    expect(findWarnings(schedule, visit(3), '2026-01-01', '2026-01-02')).toEqual([
      { code: 'leftover_minutes', path: 'weekly.0.hours.tue.0', leftoverMinutes: 15 },
      { code: 'leftover_minutes', path: 'exceptions.2026-05-01.0', leftoverMinutes: 30 },
    ])
  })
})
