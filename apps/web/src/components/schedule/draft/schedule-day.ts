import { type Weekday, weekdayOf, weekdays } from '@holdfast/shared/rules/dates'
import type { Schedule, WeeklyPattern, Window } from '@holdfast/shared/rules/schedule'
import { formatDate, weekdayNames } from '#format.ts'
import { customsOf, type Locale } from '#locale.ts'
import { usualHours } from './day-windows.ts'

/** A weekday of the pattern in force on a date. */
export interface PatternDay {
  weekday: Weekday
  onDate: string
}

/** One list of hours in a schedule: those of a weekday, or those set for one date. */
export type ScheduleDay = PatternDay | { date: string }

export const workdays: readonly Weekday[] = weekdays.slice(0, 5)

/** The weekdays in the order of this reader's calendars. */
export function weekdaysOf(locale: Locale): readonly Weekday[] {
  return customsOf(locale).weekStartsOn === 'mon' ? weekdays : ['sun', ...weekdays.slice(0, 6)]
}

/** "Monday". */
export function weekdayName(weekday: Weekday): string {
  return weekdayNames('en-GB', 'long')[weekdays.indexOf(weekday)] ?? weekday
}

/** "Monday", "Friday 27 November". */
export function nameOfDay(locale: Locale, day: ScheduleDay): string {
  return 'weekday' in day ? weekdayName(day.weekday) : formatDate(locale, day.date)
}

/** The weekly pattern in force on that date; null before the first one starts. */
export function patternOn(schedule: Schedule, date: string): WeeklyPattern | null {
  return schedule.weekly.findLast(pattern => pattern.effectiveFrom <= date) ?? null
}

/** The hours of a day as they stand, in the order in which they are written. */
export function windowsOfDay(schedule: Schedule, day: ScheduleDay): readonly Window[] {
  if ('date' in day) return schedule.exceptions[day.date] ?? []
  return patternOn(schedule, day.onDate)?.hours[day.weekday] ?? []
}

/**
 * Where a day's hours stand in the schedule, as `checkSchedule` names places. Where no pattern is in force yet, the one that an
 * edit would make comes first, since all others start later.
 */
export function pathOfDay(schedule: Schedule, day: ScheduleDay): string {
  if ('date' in day) return `exceptions.${day.date}`
  const index = schedule.weekly.findLastIndex(pattern => pattern.effectiveFrom <= day.onDate)
  return `weekly.${Math.max(0, index)}.hours.${day.weekday}`
}

/** The hours that a date has by its weekday, whatever is set for it. */
export function normalWindows(schedule: Schedule, date: string): readonly Window[] {
  return windowsOfDay(schedule, { weekday: weekdayOf(date), onDate: date })
}

/** The hours with which a date that gets different ones begins. */
export function firstWindows(schedule: Schedule, date: string): readonly Window[] {
  const normal = normalWindows(schedule, date)
  return normal.length > 0 ? normal : [usualHours]
}
