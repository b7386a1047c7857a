import { Temporal } from 'temporal-polyfill'
import type { Schedule } from '../rules/schedule.ts'

/** The tests' own reading of the wall clock: it shares no code with the rules. */

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/**
 * Zones with every kind of oddity: half and quarter hours, shifts of 30 minutes and 2 hours, changes at
 * midnight, far ends.
 */
export const oddZones = [
  'UTC',
  'America/New_York',
  'Europe/London',
  'Europe/Dublin',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'Australia/Eucla',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Beirut',
  'Asia/Gaza',
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Santiago',
  'America/Havana',
  'America/Nuuk',
  'America/St_Johns',
  'Antarctica/Troll',
  'Atlantic/Azores',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Easter',
  'Pacific/Kiritimati',
  'Pacific/Marquesas',
  'Pacific/Pago_Pago',
]

/** What a clock in that zone shows at an instant (epoch milliseconds), to the minute. */
export function readWallClock(timeZone: string, at: number): { date: string; time: string } {
  const reading = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
  return {
    date: reading.toPlainDate().toString(),
    time: reading.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}

/** The local dates on which a zone changes its clocks, from both sides of the change, until 2028. */
export function changeDatesOf(timeZone: string, fromDate = '2026-01-01'): string[] {
  const dates: string[] = []
  let at = Temporal.PlainDate.from(fromDate).toZonedDateTime(timeZone)
  for (;;) {
    const change = at.getTimeZoneTransition('next')
    if (!change || change.year > 2027) return [...new Set(dates)]
    dates.push(change.subtract({ minutes: 1 }).toPlainDate().toString(), change.toPlainDate().toString())
    at = change
  }
}

/** Whether a schedule is open in the minute that starts at an instant (epoch milliseconds). */
export function isOpenMinute(schedule: Schedule, at: number): boolean {
  const { date, time } = readWallClock(schedule.timeZone, at)
  const moment = `${date}T${time}`
  for (const off of schedule.timeOff) {
    if (`${off.startDate}T${off.startTime}` <= moment && moment < `${off.endDate}T${off.endTime}`)
      return false
  }
  const inForce = schedule.weekly
    .filter(pattern => pattern.effectiveFrom <= date)
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0]
  const weekday = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1]
  const weekly = weekday && inForce ? inForce.hours[weekday] : []
  const windows = Object.hasOwn(schedule.exceptions, date) ? schedule.exceptions[date] : weekly
  return (windows ?? []).some(({ startTime, endTime }) => startTime <= time && time < endTime)
}
