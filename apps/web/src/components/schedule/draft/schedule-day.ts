import { type Weekday, weekdayOf, weekdays } from '@holdfast/shared/rules/dates'
import type { Schedule, WeeklyPattern, Window } from '@holdfast/shared/rules/schedule'
import { formatDate, weekdayNames } from '#format.ts'
import { customsOf, type Locale } from '#locale.ts'
import { usualHours } from './day-windows.ts'

/** One list of hours in a schedule: those of a weekday of the pattern in force, or those set for one date. */
export type ScheduleDay = { weekday: Weekday } | { date: string }

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

/**
 * Where in `weekly` the pattern in force on that date stands. Where none is in force yet, the one that an edit would make comes
 * first, since all others start later.
 */
export function patternIndexOn(schedule: Schedule, date: string): number {
  return Math.max(
    0,
    schedule.weekly.findLastIndex(pattern => pattern.effectiveFrom <= date),
  )
}

/** The weekly pattern in force on that date; null before the first one starts. */
export function patternOn(schedule: Schedule, date: string): WeeklyPattern | null {
  return schedule.weekly.findLast(pattern => pattern.effectiveFrom <= date) ?? null
}

/** The hours of a day as they stand, in the order in which they are written. `todayDate` chooses the weekly pattern. */
export function windowsOfDay(schedule: Schedule, todayDate: string, day: ScheduleDay): readonly Window[] {
  if ('date' in day) return schedule.exceptions[day.date] ?? []
  return patternOn(schedule, todayDate)?.hours[day.weekday] ?? []
}

/** Where a day's hours stand in the schedule, as `checkSchedule` names places. */
export function pathOfDay(schedule: Schedule, todayDate: string, day: ScheduleDay): string {
  if ('date' in day) return `exceptions.${day.date}`
  return `weekly.${patternIndexOn(schedule, todayDate)}.hours.${day.weekday}`
}

/** The hours that a date has by its weekday, whatever is set for it. */
export function normalWindows(schedule: Schedule, date: string): readonly Window[] {
  return patternOn(schedule, date)?.hours[weekdayOf(date)] ?? []
}

/** The hours with which a date that gets different ones begins. */
export function firstWindows(schedule: Schedule, date: string): readonly Window[] {
  const normal = normalWindows(schedule, date)
  return normal.length > 0 ? normal : [usualHours]
}
