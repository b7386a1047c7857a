import { addDays } from '@holdfast/shared/rules/dates'
import type { UpcomingDay } from '@holdfast/shared/rules/upcoming-days'

interface BookableTime {
  todayDate: string
  noticeMinutes: number
  horizonDays: number
  /** Epoch milliseconds. */
  now: number
}

const minuteMs = 60_000

/** "14 times", or why clients find none on a date that is open; empty for one that is closed. */
export function describeTimes(
  { date, open, slotCount }: UpcomingDay,
  { todayDate, noticeMinutes, horizonDays, now }: BookableTime,
): string {
  if (slotCount > 0) return slotCount === 1 ? '1 time' : `${slotCount} times`
  const last = open.at(-1)
  if (!last) return ''
  if (date > addDays(todayDate, horizonDays)) return 'not bookable yet'
  return last.toAt <= now + noticeMinutes * minuteMs ? 'too soon to book' : 'no time left for a visit'
}
