import type { Schedule } from '../rules/schedule.ts'
import { computeSlots, findNearestSlots, findNextSlot, judgeSlot } from '../rules/slots.ts'
import { localDateOf, quarterRangeOf } from '../rules/time.ts'

const day = [
  { startTime: '00:00', endTime: '03:00' },
  { startTime: '22:30', endTime: '24:00' },
]
const hours = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }
const visit = { durationQuarters: 2, bufferBeforeQuarters: 0, bufferAfterQuarters: 1 }

const clockChangeDates: [timeZone: string, date: string][] = [
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Europe/London', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Asia/Kathmandu', '2026-07-01'],
  ['America/Santiago', '2026-09-06'],
  ['Asia/Beirut', '2026-03-29'],
  ['Pacific/Apia', '2011-12-30'],
]

/**
 * What the engine says about some clock-change days: the same on every machine, under every zone and at any
 * time of the year.
 */
export function computeFixedAnswer() {
  return clockChangeDates.map(([timeZone, date]) => {
    const schedule: Schedule = {
      timeZone,
      weekly: [{ effectiveFrom: '2000-01-01', hours }],
      exceptions: {},
      timeOff: [{ startDate: date, startTime: '00:30', endDate: date, endTime: '00:45' }],
    }
    const availability = { schedule, noticeMinutes: 1440, horizonDays: 30, booked: [], held: [] }
    const range = quarterRangeOf(timeZone, date, date)
    const now = (range.fromQuarter - 5 * 96) * 900_000
    return {
      range,
      slots: computeSlots(availability, visit, range, now),
      next: findNextSlot(availability, visit, range.toQuarter, now),
      nearest: findNearestSlots(availability, visit, range.fromQuarter + 48, now),
      refusal: judgeSlot(availability, visit, (range.fromQuarter + 100 * 96) * 900_000, now),
      dates: [localDateOf(timeZone, now), localDateOf(timeZone, range.fromQuarter * 900_000 - 1)],
    }
  })
}
