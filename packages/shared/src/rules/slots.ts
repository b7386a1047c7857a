import { addDays } from './dates.ts'
import { nearestSlotsMax, quarterSeconds, quartersPerDay } from './limits.ts'
import {
  coversRun,
  instantOfQuarter,
  intersectRuns,
  isOnQuarter,
  normalizeRuns,
  overlapsRun,
  quarterOfInstant,
  type Run,
  subtractRuns,
} from './quarters.ts'
import { computeOpenRunsAround, type Schedule } from './schedule.ts'
import { localDateOf, quarterRangeOf } from './time.ts'

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

/** How much of the horizon is searched in one step. */
const searchStepQuarters = 14 * quartersPerDay
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
  const latestDate = latestDateOf(availability, now)
  const { toQuarter } = quarterRangeOf(availability.schedule.timeZone, latestDate, latestDate)
  return { fromQuarter, toQuarter: Math.max(fromQuarter, toQuarter) }
}

function latestDateOf({ schedule, horizonDays }: OpenHours, now: number): string {
  return addDays(localDateOf(schedule.timeZone, now), horizonDays)
}

/** The starts from which the whole visit is open; every one of them that is in `within`, and others. */
function openStarts(schedule: Schedule, { durationQuarters }: Visit, within: Run): Run[] {
  const visits = { ...within, toQuarter: within.toQuarter + durationQuarters - 1 }
  return computeOpenRunsAround(schedule, visits)
    .map(open => ({ ...open, toQuarter: open.toQuarter - durationQuarters + 1 }))
    .filter(starts => starts.fromQuarter < starts.toQuarter)
}

/** The starts from which the visit or one of its buffers would overlap busy time. */
function blockedStarts(busy: readonly Run[], visit: Visit): Run[] {
  return normalizeRuns(
    busy.map(({ fromQuarter, toQuarter }) => ({
      fromQuarter: fromQuarter - visit.durationQuarters - visit.bufferAfterQuarters + 1,
      toQuarter: toQuarter + visit.bufferBeforeQuarters,
    })),
  )
}

/** The offered starts in a part of what is bookable. */
function offeredStarts(availability: Availability, visit: Visit, within: Run): Run[] {
  if (within.fromQuarter >= within.toQuarter) return []
  const { schedule, booked, held } = availability
  const open = intersectRuns(openStarts(schedule, visit, within), [within])
  return subtractRuns(open, blockedStarts([...booked, ...held], visit))
}

function listQuarters(runs: readonly Run[]): number[] {
  return runs.flatMap(({ fromQuarter, toQuarter }) =>
    Array.from({ length: toQuarter - fromQuarter }, (_, i) => fromQuarter + i),
  )
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
  return listQuarters(offeredStarts(availability, visit, clip(range, bookableRun(availability, now))))
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
    return { code: 'too_far', latestDate: latestDateOf(availability, now) }
  if (!coversRun(openStarts(availability.schedule, visit, start), start)) return { code: 'outside_schedule' }
  if (overlapsRun(blockedStarts(availability.booked, visit), start)) return { code: 'slot_taken' }
  const heldRun = availability.held.find(run => overlapsRun(blockedStarts([run], visit), start))
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
  const bookable = bookableRun(availability, now)
  let from = Math.max(fromQuarter, bookable.fromQuarter)
  for (; from < bookable.toQuarter; from += searchStepQuarters) {
    const step = clip({ fromQuarter: from, toQuarter: from + searchStepQuarters }, bookable)
    const [first] = offeredStarts(availability, visit, step)
    if (first) return first.fromQuarter
  }
  return null
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
    nearest = listQuarters(offeredStarts(availability, visit, around))
      .sort((a, b) => distance(a) - distance(b) || b - a)
      .slice(0, nearestSlotsMax)
    if (nearest.length === nearestSlotsMax) break
  }
  return nearest.sort((a, b) => a - b)
}
