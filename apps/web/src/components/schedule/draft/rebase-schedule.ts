import { weekdays } from '@holdfast/shared/rules/dates'
import type { Schedule, TimeOff, WeeklyPattern, Window } from '@holdfast/shared/rules/schedule'
import { sameWindows } from './day-windows.ts'
import { isSameTimeOff, sortTimeOff } from './time-off.ts'

/**
 * What I changed from `base` to `mine`, done to `theirs`. Hours of a day are taken whole: where both changed the same day, mine
 * stand. A pattern that I took away and they changed stays.
 */
export function rebaseSchedule(base: Schedule, mine: Schedule, theirs: Schedule): Schedule {
  return {
    timeZone: mine.timeZone === base.timeZone ? theirs.timeZone : mine.timeZone,
    weekly: rebasePatterns(base.weekly, mine.weekly, theirs.weekly),
    exceptions: rebaseExceptions(base.exceptions, mine.exceptions, theirs.exceptions),
    timeOff: rebaseTimeOff(base.timeOff, mine.timeOff, theirs.timeOff),
  }
}

type Patterns = readonly WeeklyPattern[]

const startingOn = (patterns: Patterns, effectiveFrom: string) =>
  patterns.find(pattern => pattern.effectiveFrom === effectiveFrom)

/** Patterns are the same when they start on the same date. One that I changed and they took away is there again. */
function rebasePatterns(base: Patterns, mine: Patterns, theirs: Patterns): WeeklyPattern[] {
  const removed = base.filter(
    before =>
      !startingOn(mine, before.effectiveFrom) && sameHours(before, startingOn(theirs, before.effectiveFrom)),
  )
  const kept = theirs.filter(pattern => !startingOn(removed, pattern.effectiveFrom))
  const rebased = new Map(kept.map(pattern => [pattern.effectiveFrom, pattern]))
  for (const pattern of mine) {
    const { effectiveFrom } = pattern
    const before = startingOn(base, effectiveFrom)
    const changed = weekdays.filter(day => !sameWindows(pattern.hours[day], before?.hours[day] ?? []))
    if (before && changed.length === 0) continue
    const changedHours = Object.fromEntries(changed.map(day => [day, pattern.hours[day]]))
    const upon = rebased.get(effectiveFrom) ?? pattern
    rebased.set(effectiveFrom, { ...upon, hours: { ...upon.hours, ...changedHours } })
  }
  return [...rebased.values()].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
}

function sameHours(a: WeeklyPattern, b: WeeklyPattern | undefined): boolean {
  return b !== undefined && weekdays.every(weekday => sameWindows(a.hours[weekday], b.hours[weekday]))
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

/** One that I changed is one that I took away and one that I added. */
function rebaseTimeOff(
  base: readonly TimeOff[],
  mine: readonly TimeOff[],
  theirs: readonly TimeOff[],
): TimeOff[] {
  const isIn = (list: readonly TimeOff[], timeOff: TimeOff) =>
    list.some(other => isSameTimeOff(other, timeOff))
  const kept = theirs.filter(timeOff => isIn(mine, timeOff) || !isIn(base, timeOff))
  const added = mine.filter(timeOff => !isIn(base, timeOff) && !isIn(theirs, timeOff))
  return sortTimeOff([...kept, ...added])
}
