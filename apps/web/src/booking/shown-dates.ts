import { addDays } from '@holdfast/shared/rules/dates'

/** Of which dates, as the provider counts them, something may be offered otherwise. */
export type ChangedDates = readonly string[] | 'all'

/** What a booking page shows, in its reader's dates. */
export interface ShownDates {
  fromDate: string
  toDate: string
  /** The date of the next free time of all; null where there is none. */
  nextDate: string | null
}

/**
 * Whether a page may look otherwise once these dates of the provider have changed: one that it shows, or one up to the next free
 * time. The two clocks may differ by a date.
 */
export function concerns({ fromDate, toDate, nextDate }: ShownDates, dates: ChangedDates): boolean {
  if (dates === 'all' || nextDate === null) return true
  return dates.some(
    date => date <= addDays(nextDate, 1) || (date >= addDays(fromDate, -1) && date <= addDays(toDate, 1)),
  )
}
