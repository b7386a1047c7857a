import type { Schedule, Window } from '@holdfast/shared/rules/schedule'
import { formatDate } from '#format.ts'
import type { Locale } from '#locale.ts'
import { normalWindows } from '../draft/schedule-day.ts'
import { formatWallTime } from '../draft/wall-time.ts'

/** What sets a date apart from its weekday. */
export type DateMark = 'hours' | 'closed' | 'timeOff'

/** A date as a calendar shows it. */
export interface DescribedDate {
  /** "Friday 27 November, normally 09:00 to 17:00, not available on this date". */
  name: string
  mark: DateMark | null
}

/** Time off beats what is set for the date. */
export function describeDate(locale: Locale, schedule: Schedule, date: string): DescribedDate {
  const own = schedule.exceptions[date]
  const away = schedule.timeOff.some(({ startDate, endDate }) => startDate <= date && date <= endDate)
  const parts = [
    formatDate(locale, date),
    `normally ${inWords(locale, normalWindows(schedule, date))}`,
    ...(own ? [`${inWords(locale, own)} on this date`] : []),
    ...(away ? ['time off'] : []),
  ]
  const ownMark = own && (own.length > 0 ? 'hours' : 'closed')
  return { name: parts.join(', '), mark: away ? 'timeOff' : (ownMark ?? null) }
}

function inWords(locale: Locale, windows: readonly Window[]): string {
  const words = windows.map(
    ({ startTime, endTime }) => `${formatWallTime(locale, startTime)} to ${formatWallTime(locale, endTime)}`,
  )
  return words.join(' and ') || 'not available'
}
