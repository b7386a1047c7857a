import { weekdays } from '@holdfast/shared/rules/dates'
import type { Schedule, WeeklyPattern, Window } from '@holdfast/shared/rules/schedule'
import { sameWindows } from './day-windows.ts'

/**
 * What I changed from `base` to `mine`, done to `theirs`. Hours of a day are taken whole: where both changed the same day, mine
 * stand. Zone and time off are theirs.
 */
export function rebaseSchedule(base: Schedule, mine: Schedule, theirs: Schedule): Schedule {
  return {
    ...theirs,
    weekly: rebasePatterns(base.weekly, mine.weekly, theirs.weekly),
    exceptions: rebaseExceptions(base.exceptions, mine.exceptions, theirs.exceptions),
  }
}

type Patterns = readonly WeeklyPattern[]

const startingOn = (patterns: Patterns, effectiveFrom: string) =>
  patterns.find(pattern => pattern.effectiveFrom === effectiveFrom)

/** Patterns are the same when they start on the same date. One that I changed and they took away is there again. */
function rebasePatterns(base: Patterns, mine: Patterns, theirs: Patterns): WeeklyPattern[] {
  const rebased = new Map(theirs.map(pattern => [pattern.effectiveFrom, pattern]))
  for (const pattern of mine) {
    const { effectiveFrom } = pattern
    const before = startingOn(base, effectiveFrom)
    const changed = weekdays.filter(day => !sameWindows(pattern.hours[day], before?.hours[day] ?? []))
    if (changed.length === 0) continue
    const changedHours = Object.fromEntries(changed.map(day => [day, pattern.hours[day]]))
    const upon = rebased.get(effectiveFrom) ?? pattern
    rebased.set(effectiveFrom, { ...upon, hours: { ...upon.hours, ...changedHours } })
  }
  return [...rebased.values()].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
}

type Exceptions = Record<string, Window[]>

function rebaseExceptions(base: Exceptions, mine: Exceptions, theirs: Exceptions): Exceptions {
  const dates = [...new Set([...Object.keys(mine), ...Object.keys(base), ...Object.keys(theirs)])].sort()
  const rebased = dates.map(date => {
    const untouched = sameException(base[date], mine[date])
    return [date, untouched ? theirs[date] : mine[date]] as const
  })
  return Object.fromEntries(rebased.filter((entry): entry is [string, Window[]] => entry[1] !== undefined))
}

function sameException(a: Window[] | undefined, b: Window[] | undefined): boolean {
  return a && b ? sameWindows(a, b) : a === b
}
