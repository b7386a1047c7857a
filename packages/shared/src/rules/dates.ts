/*
 * The calendar without zones. Dates are `YYYY-MM-DD` of the years 0000 to 9999.
 */

/** In the order of ISO 8601. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

const dayMilliseconds = 24 * 60 * 60 * 1000
/** 1970-01-01 was a Thursday. */
const weekdaysSinceEpoch = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'] as const satisfies Weekday[]

/** Whole days since 1970-01-01. */
export function dayOf(date: string): number {
  return Date.parse(date) / dayMilliseconds
}

/** Dates as they were written before: the same few are asked for again and again, and writing one costs as much as 20 look-ups. */
const written = new Map<number, string>()
const writtenMax = 4_000

/** The date that is so many days after 1970-01-01. */
export function dateOf(day: number): string {
  const known = written.get(day)
  if (known) return known
  if (written.size === writtenMax) written.clear()
  const [date] = new Date(day * dayMilliseconds).toISOString().split('T') as [string]
  written.set(day, date)
  return date
}

/** The date so many days later, or earlier. */
export function addDays(date: string, days: number): string {
  return dateOf(dayOf(date) + days)
}

/** How many days `toDate` is after `fromDate`; negative when it is before. */
export function daysBetween(fromDate: string, toDate: string): number {
  return dayOf(toDate) - dayOf(fromDate)
}

/** Every date of a range, both ends included; none when it ends before it starts. */
export function datesFrom(fromDate: string, toDate: string): string[] {
  const length = Math.max(0, daysBetween(fromDate, toDate) + 1)
  return Array.from({ length }, (_, days) => addDays(fromDate, days))
}

export function weekdayOf(date: string): Weekday {
  return weekdayOfDay(dayOf(date))
}

/** The weekday so many days after 1970-01-01. */
export function weekdayOfDay(day: number): Weekday {
  // Before 1970 the remainder is negative, and `at` then counts from the end, as it should.
  return weekdaysSinceEpoch.at(day % 7) as Weekday
}
