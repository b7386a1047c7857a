import { type Weekday, weekdays } from '@holdfast/shared/rules/dates'
import type { Schedule, WeeklyPattern, Window } from '@holdfast/shared/rules/schedule'
import { formatDate } from '#format.ts'
import type { Locale } from '#locale.ts'
import { sameWindows } from './day-windows.ts'
import { weekdayName, weekdaysOf } from './schedule-day.ts'
import { formatWindows } from './wall-time.ts'

/** How one schedule differs from another, in words: one line for each day of a weekly pattern and for each date. */
export function describeChanges(locale: Locale, before: Schedule, after: Schedule): string[] {
  return [
    ...weeklyChanges(locale, before, after),
    ...dateChanges(locale, before, after),
    ...otherChanges(before, after),
  ]
}

/** Whether clients would see no difference. */
export function isSameSchedule(before: Schedule, after: Schedule): boolean {
  return describeChanges('en-GB', before, after).length === 0
}

function weeklyChanges(locale: Locale, before: Schedule, after: Schedule): string[] {
  const starts = [...before.weekly, ...after.weekly].map(pattern => pattern.effectiveFrom)
  const several = new Set(starts).size > 1
  return [...new Set(starts)].sort().flatMap(effectiveFrom => {
    const from = several ? ` (hours from ${formatDate(locale, effectiveFrom, { year: true })})` : ''
    const old = hoursFrom(before, effectiveFrom)
    const now = hoursFrom(after, effectiveFrom)
    return weekdaysOf(locale)
      .filter(weekday => !sameWindows(old[weekday], now[weekday]))
      .map(weekday => describeDay(locale, weekdayName(weekday), old[weekday], now[weekday]) + from)
  })
}

function hoursFrom({ weekly }: Schedule, effectiveFrom: string): WeeklyPattern['hours'] {
  const pattern = weekly.find(one => one.effectiveFrom === effectiveFrom)
  const none = Object.fromEntries(weekdays.map(weekday => [weekday, []])) as unknown as Record<
    Weekday,
    Window[]
  >
  return pattern?.hours ?? none
}

function describeDay(locale: Locale, name: string, old: readonly Window[], now: readonly Window[]): string {
  const gone = old.filter(window => !now.some(other => sameWindows([window], [other])))
  const added = now.filter(window => !old.some(other => sameWindows([window], [other])))
  if (added.length === 0 && gone.length > 0 && now.length > 0) {
    return `${name} ${formatWindows(locale, gone)} removed`
  }
  if (gone.length === 0 && added.length > 0) return `${name} ${formatWindows(locale, added)} added`
  return `${name}: ${formatWindows(locale, now)} (was ${formatWindows(locale, old)})`
}

function dateChanges(locale: Locale, before: Schedule, after: Schedule): string[] {
  const dates = [...new Set([...Object.keys(before.exceptions), ...Object.keys(after.exceptions)])].sort()
  return dates.flatMap(date => {
    const [old, now] = [before.exceptions[date], after.exceptions[date]]
    if (now && old && sameWindows(old, now)) return []
    const words = now ? formatWindows(locale, now) : 'back to weekly hours'
    return `${formatDate(locale, date)}: ${words}`
  })
}

/** What this page does not edit, but somebody else may have. */
function otherChanges(before: Schedule, after: Schedule): string[] {
  const changes = []
  if (before.timeZone !== after.timeZone) changes.push(`Time zone: ${after.timeZone}`)
  if (JSON.stringify(before.timeOff) !== JSON.stringify(after.timeOff)) changes.push('Time off was changed')
  return changes
}
