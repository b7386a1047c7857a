import { addDays } from '@holdfast/shared/rules/dates'
import { rangeDaysMax } from '@holdfast/shared/rules/limits'
import { monthDates } from '#booking/month-weeks.ts'
import { localDate } from '#format.ts'

/** Dates as one reader counts them, both included. */
export interface DateRange {
  fromDate: string
  toDate: string
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * The reader's dates on which something could be booked: from today to the end of the provider's horizon, which for a
 * reader further east may be a date later. `now` is epoch milliseconds.
 */
export function bookingWindow(timeZone: string, horizonDays: number, now: number): DateRange {
  return { fromDate: localDate(timeZone, now), toDate: localDate(timeZone, now + (horizonDays + 1) * dayMs) }
}

/** The dates of the first question: as many as one call may ask for. */
export function firstRange(window: DateRange): DateRange {
  const lastDate = addDays(window.fromDate, rangeDaysMax - 1)
  return { fromDate: window.fromDate, toDate: clampDate(window, lastDate) }
}

/** The part of a month `YYYY-MM` that lies in the window; null when none does. */
export function monthRange(window: DateRange, month: string): DateRange | null {
  const { firstDate, lastDate } = monthDates(month)
  if (lastDate < window.fromDate || firstDate > window.toDate) return null
  return { fromDate: clampDate(window, firstDate), toDate: clampDate(window, lastDate) }
}

export function covers(outer: DateRange, inner: DateRange): boolean {
  return outer.fromDate <= inner.fromDate && inner.toDate <= outer.toDate
}

/** A date moved to the nearest one of the window. */
export function clampDate(window: DateRange, date: string): string {
  if (date < window.fromDate) return window.fromDate
  return date > window.toDate ? window.toDate : date
}

/** Starts, as epoch milliseconds and in order, by the reader's date. */
export function startsByDate(timeZone: string, starts: readonly number[]): Map<string, number[]> {
  const byDate = new Map<string, number[]>()
  for (const at of starts) {
    const date = localDate(timeZone, at)
    const day = byDate.get(date)
    if (day) day.push(at)
    else byDate.set(date, [at])
  }
  return byDate
}
