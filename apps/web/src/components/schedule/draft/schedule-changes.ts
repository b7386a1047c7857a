import { weekdays } from '@holdfast/shared/rules/dates'
import type { Schedule, TimeOff, WeeklyPattern, Window } from '@holdfast/shared/rules/schedule'
import { formatDate } from '#format.ts'
import type { Locale } from '#locale.ts'
import { sameWindows } from './day-windows.ts'
import { patternOn, weekdayName, weekdaysOf } from './schedule-day.ts'
import { isSameTimeOff } from './time-off.ts'
import { nameOfTimeOff } from './time-off-words.ts'
import { formatWindows } from './wall-time.ts'

/** How one schedule differs from another, in words: a line for each day of a weekly pattern, each date and each time off. */
export function describeChanges(locale: Locale, before: Schedule, after: Schedule): string[] {
  return [
    ...zoneChange(before, after),
    ...weeklyChanges(locale, before, after),
    ...dateChanges(locale, before, after),
    ...timeOffChanges(locale, before, after),
  ]
}

/** Whether clients would see no difference. */
export function isSameSchedule(before: Schedule, after: Schedule): boolean {
  return before === after || describeChanges('en-GB', before, after).length === 0
}

function zoneChange(before: Schedule, after: Schedule): string[] {
  return before.timeZone === after.timeZone ? [] : [`Time zone: ${after.timeZone} (was ${before.timeZone})`]
}

function weeklyChanges(locale: Locale, before: Schedule, after: Schedule): string[] {
  const starts = new Set([...before.weekly, ...after.weekly].map(pattern => pattern.effectiveFrom))
  return [...starts].sort().flatMap(effectiveFrom => {
    const from = starts.size > 1 ? ` (hours from ${formatDate(locale, effectiveFrom, { year: true })})` : ''
    return patternChanges(locale, { before, after, effectiveFrom }).map(change => change + from)
  })
}

/** A pattern that starts anew is told by what it changes in the one before it. */
function patternChanges(
  locale: Locale,
  { before, after, effectiveFrom }: { before: Schedule; after: Schedule; effectiveFrom: string },
): string[] {
  const now = startingOn(after, effectiveFrom)
  if (!now) return ['These weekly hours are removed']
  const isNew = !startingOn(before, effectiveFrom)
  const old = patternOn(before, effectiveFrom)?.hours ?? closedHours
  const changes = weekdaysOf(locale)
    .filter(weekday => !sameWindows(old[weekday], now.hours[weekday]))
    .map(weekday => describeDay(locale, weekdayName(weekday), old[weekday], now.hours[weekday]))
  return isNew && changes.length === 0 ? ['Weekly hours of their own, the same so far'] : changes
}

const startingOn = ({ weekly }: Schedule, effectiveFrom: string) =>
  weekly.find(pattern => pattern.effectiveFrom === effectiveFrom)

const closedHours = Object.fromEntries(weekdays.map(weekday => [weekday, []])) as unknown as Readonly<
  WeeklyPattern['hours']
>

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

function timeOffChanges(locale: Locale, before: Schedule, after: Schedule): string[] {
  const without = (list: readonly TimeOff[], others: readonly TimeOff[]) =>
    list.filter(timeOff => !others.some(other => isSameTimeOff(timeOff, other)))
  return [
    ...without(before.timeOff, after.timeOff).map(gone => `Time off removed: ${nameOfTimeOff(locale, gone)}`),
    ...without(after.timeOff, before.timeOff).map(added => `Time off: ${nameOfTimeOff(locale, added)}`),
  ]
}
