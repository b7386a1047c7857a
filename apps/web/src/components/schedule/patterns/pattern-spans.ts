import { addDays } from '@holdfast/shared/rules/dates'
import type { Schedule } from '@holdfast/shared/rules/schedule'
import { formatDate } from '#format.ts'
import type { Locale } from '#locale.ts'
import { patternOn } from '../draft/schedule-day.ts'

/** For how long, from today on, one weekly pattern is in force. */
export interface PatternSpan {
  /** Today, or the later date on which the pattern starts. */
  fromDate: string
  /** Null for the last one. */
  untilDate: string | null
  isLater: boolean
}

/** The pattern in force today, or the lack of one, and all later ones. */
export function patternSpans(schedule: Schedule, todayDate: string): PatternSpan[] {
  const laterDates = schedule.weekly
    .map(({ effectiveFrom }) => effectiveFrom)
    .filter(effectiveFrom => effectiveFrom > todayDate)
  return [todayDate, ...laterDates].map((fromDate, index) => {
    const nextDate = laterDates[index]
    return { fromDate, untilDate: nextDate ? addDays(nextDate, -1) : null, isLater: fromDate > todayDate }
  })
}

/** The span in which a date lies; that of today for earlier ones. */
export function spanOn(spans: readonly PatternSpan[], date: string): PatternSpan | undefined {
  return spans.findLast(({ fromDate }) => fromDate <= date) ?? spans[0]
}

/** Whether hours of their own start on that date. */
export function startsOn(schedule: Schedule, date: string): boolean {
  return patternOn(schedule, date)?.effectiveFrom === date
}

/** "From today on", "From Mon 4 Jan 2027 until Sun 31 Jan 2027". */
export function nameOfSpan(locale: Locale, { fromDate, untilDate, isLater }: PatternSpan): string {
  const words = (date: string) => formatDate(locale, date, { length: 'short', year: true })
  const from = isLater ? words(fromDate) : 'today'
  if (untilDate) return untilDate === fromDate ? `Only ${from}` : `From ${from} until ${words(untilDate)}`
  return isLater ? `From ${from}` : `From ${from} on`
}
