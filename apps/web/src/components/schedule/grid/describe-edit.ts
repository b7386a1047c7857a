import { checkSchedule, findStranded, type Schedule, type Window } from '@holdfast/shared/rules/schedule'
import type { Locale } from '#locale.ts'
import { nameOfDay } from '../draft/schedule-day.ts'
import { formatHours, formatWallTime } from '../draft/wall-time.ts'
import type { GridDay } from './grid-day.ts'
import type { SetHours } from './grid-edit.ts'
import type { GridVisit } from './grid-visit.ts'

interface EditedWeek {
  /** The schedule after the edit, and the same week of it. */
  schedule: Schedule
  week: readonly GridDay[]
  /** What is known to be booked. */
  visits: readonly GridVisit[]
}

/**
 * What an edit in the grid came to, as one line: "Monday now 09:00 to 12:30. 31 hours in all. 1 booked appointment is outside." The
 * sum is of the week that is shown.
 */
export function describeEdit(
  locale: Locale,
  { days }: SetHours,
  { schedule, week, visits }: EditedWeek,
): string {
  const minutes = week.reduce((sum, { openMinutes }) => sum + openMinutes, 0)
  const outside = checkSchedule(schedule).length === 0 ? findStranded(schedule, visits).length : 0
  return [
    `${groupDays(locale, days).join('; ')}.`,
    `${formatHours(minutes)} in all.`,
    outside > 0 && `${outside} booked ${outside === 1 ? 'appointment is' : 'appointments are'} outside.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Days with the same hours are told together. */
function groupDays(locale: Locale, days: SetHours['days']): string[] {
  const groups = new Map<string, string[]>()
  for (const { day, windows } of days) {
    const words = wordsOf(locale, windows)
    groups.set(words, [...(groups.get(words) ?? []), nameOfDay(locale, day)])
  }
  return [...groups].map(([words, names]) => `${joinNames(names)} now ${words}`)
}

function wordsOf(locale: Locale, windows: readonly Window[]): string {
  const spoken = windows.map(
    ({ startTime, endTime }) => `${formatWallTime(locale, startTime)} to ${formatWallTime(locale, endTime)}`,
  )
  return spoken.join(' and ') || 'not available'
}

function joinNames(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
