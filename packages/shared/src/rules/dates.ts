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

/** The date that is so many days after 1970-01-01. */
export function dateOf(day: number): string {
  return new Date(day * dayMilliseconds).toISOString().slice(0, 10)
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
  // Before 1970 the remainder is negative, and `at` then counts from the end, as it should.
  return weekdaysSinceEpoch.at(dayOf(date) % 7) as Weekday
}
