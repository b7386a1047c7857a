import { dateOf } from './dates.ts'
import { nearestSlotsMax, quarterSeconds, quartersPerDay } from './limits.ts'
import {
  instantOfQuarter,
  isOnQuarter,
  normalizeRuns,
  quarterOfInstant,
  quartersOfRuns,
  type Run,
  subtractRuns,
} from './quarters.ts'
import { computeOpenRunsAround, type Schedule } from './schedule.ts'
import { localDayOf, startOfDay } from './time.ts'

/** What is to be booked. Its buffers must be free, but need not be open. */
export interface Visit {
  durationQuarters: number
  bufferBeforeQuarters: number
  bufferAfterQuarters: number
}

/** What a provider has decided about their time. */
export interface OpenHours {
  schedule: Schedule
  noticeMinutes: number
  horizonDays: number
}

/** All that decides what a provider offers, besides the time of asking. */
export interface Availability extends OpenHours {
  /** What appointments occupy, their buffers included. */
  booked: readonly Run[]
  /** What others than the asker hold, buffers included. */
  held: readonly Run[]
}

export type SlotRefusal =
  | { code: 'misaligned_start' }
  /** `earliestAt` is the first quarter-hour that satisfies the notice, in epoch milliseconds. */
  | { code: 'too_soon'; earliestAt: number }
  /** `latestDate` is the last date of the horizon, in the provider's zone. */
  | { code: 'too_far'; latestDate: string }
  | { code: 'outside_schedule' }
  | { code: 'slot_taken' }
  /** `heldRun` is the first of `held` that is in the way. */
  | { code: 'slot_held'; heldRun: Run }

/** How much of the horizon is searched first for the next start; each further step is twice as long. */
const firstStepQuarters = quartersPerDay
/** How far from the wanted start others are looked for: first close by, then further. */
const nearestWithinQuarters = [quartersPerDay, 14 * quartersPerDay]

/**
 * The starts that notice and horizon allow at `now` (epoch milliseconds): from the first quarter at or after
 * the end of the notice to the end of the last local date of the horizon. Empty when the notice is longer
 * than the horizon.
 */
export function bookableRun(availability: OpenHours, now: number): Run {
  const noticeSeconds = availability.noticeMinutes * 60
  const fromQuarter = Math.ceil((now / 1000 + noticeSeconds) / quarterSeconds)
  const toQuarter = startOfDay(availability.schedule.timeZone, latestDayOf(availability, now) + 1)
  return { fromQuarter, toQuarter: Math.max(fromQuarter, toQuarter) }
}

/** The last local date of the horizon, as a day since 1970-01-01. */
function latestDayOf({ schedule, horizonDays }: OpenHours, now: number): number {
  return localDayOf(schedule.timeZone, quarterOfInstant(now)) + horizonDays
}

/** The starts in `within` from which the whole visit is open. */
function openStarts(schedule: Schedule, { durationQuarters }: Visit, within: Run): Run[] {
  const starts: Run[] = []
  const visits = { ...within, toQuarter: within.toQuarter + durationQuarters - 1 }
  for (const open of computeOpenRunsAround(schedule, visits)) {
    const run = clip({ ...open, toQuarter: open.toQuarter - durationQuarters + 1 }, within)
    if (run.fromQuarter < run.toQuarter) starts.push(run)
  }
  return starts
}

/** The starts from which the visit or one of its buffers would overlap busy time; those of them that touch `within`. */
function blockedStarts(busy: readonly Run[], visit: Visit, within: Run): Run[] {
  const blocked: Run[] = []
  for (const run of busy) {
    const fromQuarter = run.fromQuarter - visit.durationQuarters - visit.bufferAfterQuarters + 1
    const toQuarter = run.toQuarter + visit.bufferBeforeQuarters
    if (fromQuarter < within.toQuarter && within.fromQuarter < toQuarter) {
      blocked.push({ fromQuarter, toQuarter })
    }
  }
  return normalizeRuns(blocked)
}

/** The offered starts in a part of what is bookable. */
function offeredStarts({ schedule, booked, held }: Availability, visit: Visit, within: Run): Run[] {
  if (within.fromQuarter >= within.toQuarter) return []
  const open = openStarts(schedule, visit, within)
  if (open.length === 0) return open
  const unbooked = subtractRuns(open, blockedStarts(booked, visit, within))
  return subtractRuns(unbooked, blockedStarts(held, visit, within))
}

function clip(run: Run, { fromQuarter, toQuarter }: Run): Run {
  return {
    fromQuarter: Math.max(run.fromQuarter, fromQuarter),
    toQuarter: Math.min(run.toQuarter, toQuarter),
  }
}

/**
 * The start quarters in `range` that are offered at `now` (epoch milliseconds), sorted: exactly those for
 * which `judgeSlot` has no refusal. `booked` and `held` reach as far around the range as a visit with its
 * buffers does.
 */
export function computeSlots(availability: Availability, visit: Visit, range: Run, now: number): number[] {
  return quartersOfRuns(offeredStarts(availability, visit, clip(range, bookableRun(availability, now))))
}

/**
 * Why a visit cannot start at `startAt` (epoch milliseconds, as is `now`), or null when it can. Where several
 * reasons apply, the first in the order of the error table is given.
 */
export function judgeSlot(
  availability: Availability,
  visit: Visit,
  startAt: number,
  now: number,
): SlotRefusal | null {
  if (!isOnQuarter(startAt)) return { code: 'misaligned_start' }
  const fromQuarter = quarterOfInstant(startAt)
  const start = { fromQuarter, toQuarter: fromQuarter + 1 }
  const bookable = bookableRun(availability, now)
  if (fromQuarter < bookable.fromQuarter) {
    return { code: 'too_soon', earliestAt: instantOfQuarter(bookable.fromQuarter) }
  }
  if (fromQuarter >= bookable.toQuarter)
    return { code: 'too_far', latestDate: dateOf(latestDayOf(availability, now)) }
  if (openStarts(availability.schedule, visit, start).length === 0) return { code: 'outside_schedule' }
  if (blockedStarts(availability.booked, visit, start).length > 0) return { code: 'slot_taken' }
  const heldRun = availability.held.find(run => blockedStarts([run], visit, start).length > 0)
  return heldRun ? { code: 'slot_held', heldRun } : null
}

/**
 * The first offered start at or after `fromQuarter`, or null when there is none within the horizon. `now` is
 * epoch milliseconds.
 */
export function findNextSlot(
  availability: Availability,
  visit: Visit,
  fromQuarter: number,
  now: number,
): number | null {
  return findNextSlots(availability, visit, { fromQuarter, countMax: 1 }, now)[0] ?? null
}

/** The first offered starts at or after `fromQuarter`, up to so many; fewer when there are no more within the horizon. */
export function findNextSlots(
  availability: Availability,
  visit: Visit,
  { fromQuarter, countMax }: { fromQuarter: number; countMax: number },
  now: number,
): number[] {
  const bookable = bookableRun(availability, now)
  const found: number[] = []
  let from = Math.max(fromQuarter, bookable.fromQuarter)
  for (let step = firstStepQuarters; from < bookable.toQuarter && found.length < countMax; step *= 2) {
    const part = clip({ fromQuarter: from, toQuarter: from + step }, bookable)
    found.push(...quartersOfRuns(offeredStarts(availability, visit, part)).slice(0, countMax - found.length))
    from = part.toQuarter
  }
  return found
}

/**
 * Up to `nearestSlotsMax` offered starts nearest in time to the wanted one and at most 14 days from it, in
 * chronological order. Of two that are equally near the later one is preferred: it hurries nobody. `now` is
 * epoch milliseconds.
 */
export function findNearestSlots(
  availability: Availability,
  visit: Visit,
  startQuarter: number,
  now: number,
): number[] {
  const bookable = bookableRun(availability, now)
  const distance = (quarter: number) => Math.abs(quarter - startQuarter)
  let nearest: number[] = []
  for (const reach of nearestWithinQuarters) {
    const around = clip({ fromQuarter: startQuarter - reach, toQuarter: startQuarter + reach + 1 }, bookable)
    nearest = quartersOfRuns(offeredStarts(availability, visit, around))
      .sort((a, b) => distance(a) - distance(b) || b - a)
      .slice(0, nearestSlotsMax)
    if (nearest.length === nearestSlotsMax) break
  }
  return nearest.sort((a, b) => a - b)
}
