import { DateTime } from 'luxon'
import type { Run } from '../rules/quarters.ts'
import type { Schedule } from '../rules/schedule.ts'
import type { Availability, Visit } from '../rules/slots.ts'

/*
 * The rules of a slot as CONTRACT.md says them, the slow and obvious way: every quarter is read off the wall clock of the zone. It
 * shares no code with the rules, which have to agree with it, and is what their speed is told against.
 */

const quarterMs = 900_000
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The start quarters in `range` that are offered at `now` (epoch milliseconds), in order: what `computeSlots` must say. */
export function walkSlots(
  { schedule, noticeMinutes, horizonDays, booked, held }: Availability,
  visit: Visit,
  range: Run,
  now: number,
): number[] {
  const busy = [...booked, ...held]
  const latestDate = dateAhead(schedule.timeZone, now, horizonDays)
  const readings = Array.from(
    { length: range.toQuarter - range.fromQuarter + visit.durationQuarters },
    (_, i) => readQuarter(schedule, range.fromQuarter + i),
  )
  const offered: number[] = []
  for (let start = range.fromQuarter; start < range.toQuarter; start++) {
    const first = start - range.fromQuarter
    const covered = readings.slice(first, first + visit.durationQuarters)
    const busyFrom = start - visit.bufferBeforeQuarters
    const busyTo = start + visit.durationQuarters + visit.bufferAfterQuarters
    if (
      start * quarterMs - now >= noticeMinutes * 60_000 &&
      covered[0] !== undefined &&
      covered[0].date <= latestDate &&
      covered.every(({ isOpen }) => isOpen) &&
      !busy.some(({ fromQuarter, toQuarter }) => fromQuarter < busyTo && busyFrom < toQuarter)
    )
      offered.push(start)
  }
  return offered
}

/** What the clock reads when a quarter begins, and whether the schedule is open then. */
function readQuarter(schedule: Schedule, quarter: number): { date: string; isOpen: boolean } {
  const wall = DateTime.fromMillis(quarter * quarterMs).setZone(schedule.timeZone)
  const date = wall.toFormat('yyyy-MM-dd')
  const time = wall.toFormat('HH:mm')
  const moment = `${date}T${time}`
  const isAway = schedule.timeOff.some(
    off => `${off.startDate}T${off.startTime}` <= moment && moment < `${off.endDate}T${off.endTime}`,
  )
  const inForce = schedule.weekly.filter(({ effectiveFrom }) => effectiveFrom <= date).at(-1)
  const weekday = weekdays[wall.weekday - 1]
  const weekly = inForce && weekday ? inForce.hours[weekday] : []
  const windows = schedule.exceptions[date] ?? weekly
  const isOpen = !isAway && windows.some(({ startTime, endTime }) => startTime <= time && time < endTime)
  return { date, isOpen }
}

/** The date so many days after the one that a clock in that zone shows. */
function dateAhead(timeZone: string, at: number, days: number): string {
  const today = DateTime.fromMillis(at).setZone(timeZone).toFormat('yyyy-MM-dd')
  return DateTime.fromISO(today, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd')
}
