import type { TimeOff } from '@holdfast/shared/rules/schedule'
import { formatDate } from '#format.ts'
import type { Locale } from '#locale.ts'
import type { WallMoment } from '../time-off/find-back.ts'
import { formatWallTime } from './wall-time.ts'

/** "Thursday 24 December", "Thursday 24 December 12:00 to Monday 4 January 09:00"; whole days are said without times. */
export function formatTimeOff(locale: Locale, { startDate, startTime, endDate, endTime }: TimeOff): string {
  const wholeDays = startTime === '00:00' && endTime === '24:00'
  const [start, end] = [formatDate(locale, startDate), formatDate(locale, endDate)]
  if (wholeDays) return startDate === endDate ? start : `${start} to ${end}`
  const [from, to] = [formatWallTime(locale, startTime), formatWallTime(locale, endTime)]
  return startDate === endDate ? `${start} ${from}–${to}` : `${start} ${from} to ${end} ${to}`
}

/** With its label, where it has one: "Holiday, Thursday 24 December". */
export function nameOfTimeOff(locale: Locale, timeOff: TimeOff): string {
  const words = formatTimeOff(locale, timeOff)
  return timeOff.label ? `${timeOff.label}, ${words}` : words
}

/** "Away Thursday 24 December. Back: Monday 4 January, 09:00." */
export function formatAway(locale: Locale, timeOff: TimeOff, back: WallMoment | null): string {
  const end = back
    ? `Back: ${formatDate(locale, back.date)}, ${formatWallTime(locale, back.time)}.`
    : 'No open hours within a year after it.'
  return `Away ${formatTimeOff(locale, timeOff)}. ${end}`
}
