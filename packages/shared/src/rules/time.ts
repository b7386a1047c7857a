import { IANAZone } from 'luxon'
import { dateOf, dayOf } from './dates.ts'
import { quarterMinutes, quartersPerDay } from './limits.ts'
import { appendRun, instantOfQuarter, quarterOfInstant, type Run } from './quarters.ts'
import type { Window } from './schedule.ts'
import { type WallRun, wallRunsOf } from './wall-quarters.ts'

/*
 * Dates are `YYYY-MM-DD` of the years 0000 to 9999, and inside whole days since 1970-01-01. The wall clock of
 * a zone shows `quarter + offset`, so a zone is a list of stretches of constant offset, and whatever a wall
 * clock reads is found by shifting it into each of them. Nothing is ever asked for "the" instant of a wall
 * time: there may be none, or two.
 */

/** A run of quarters in which the clock is `offsetQuarters` ahead of UTC. */
interface Stretch extends Run {
  offsetQuarters: number
}

/** What is known of a zone: its stretches, by blocks of `blockDays`. */
interface ZoneTable {
  zone: IANAZone
  blocks: Map<number, Stretch[]>
}

/**
 * No zone has changed its offset twice within 4 days since 1972, so equal offsets at both ends of a block
 * hold throughout.
 */
const blockDays = 4
const blockQuarters = blockDays * quartersPerDay
const blocksPerZoneMax = 500
const zonesMax = 500

const tables = new Map<string, ZoneTable>()

/** Whether this is the name of an IANA time zone; a bare offset like `+02:00` is none. */
export function isTimeZone(name: string): boolean {
  return tables.has(name) || (/^[a-z]/i.test(name) && IANAZone.isValidZone(name))
}

function tableOf(timeZone: string): ZoneTable {
  const known = tables.get(timeZone)
  if (known) return known
  if (!isTimeZone(timeZone)) throw new RangeError(`No such time zone: ${timeZone}`)
  if (tables.size === zonesMax) {
    tables.clear()
    IANAZone.resetCache()
  }
  const table = { zone: IANAZone.create(timeZone), blocks: new Map() }
  tables.set(timeZone, table)
  return table
}

/** Rounded, because clocks of the 19th and early 20th century were minutes and seconds off. */
function lookUpOffsetQuarters(zone: IANAZone, quarter: number): number {
  return Math.round(zone.offset(instantOfQuarter(quarter)) / quarterMinutes)
}

function stretchesOfBlock({ zone, blocks }: ZoneTable, block: number): Stretch[] {
  const known = blocks.get(block)
  if (known) return known
  if (blocks.size === blocksPerZoneMax) blocks.clear()
  const stretches = lookUpStretches(zone, block * blockQuarters, (block + 1) * blockQuarters)
  blocks.set(block, stretches)
  return stretches
}

function lookUpStretches(zone: IANAZone, fromQuarter: number, toQuarter: number): Stretch[] {
  const before = lookUpOffsetQuarters(zone, fromQuarter)
  const after = lookUpOffsetQuarters(zone, toQuarter)
  if (before === after) return [{ fromQuarter, toQuarter, offsetQuarters: before }]
  let [last, change] = [fromQuarter, toQuarter]
  while (last + 1 < change) {
    const middle = Math.floor((last + change) / 2)
    if (lookUpOffsetQuarters(zone, middle) === before) last = middle
    else change = middle
  }
  return [
    { fromQuarter, toQuarter: change, offsetQuarters: before },
    { fromQuarter: change, toQuarter, offsetQuarters: after },
  ]
}

/** The stretches, in order, of all quarters at which a clock in that zone could read one of a run: no clock is a day from UTC. */
function stretchesAround(timeZone: string, { fromQuarter, toQuarter }: WallRun): Stretch[] {
  const table = tableOf(timeZone)
  const stretches: Stretch[] = []
  const lastBlock = Math.floor((toQuarter + quartersPerDay) / blockQuarters)
  for (let block = Math.floor((fromQuarter - quartersPerDay) / blockQuarters); block <= lastBlock; block++) {
    for (const stretch of stretchesOfBlock(table, block)) {
      const last = stretches.at(-1)
      if (last?.offsetQuarters === stretch.offsetQuarters) last.toQuarter = stretch.toQuarter
      else stretches.push({ ...stretch })
    }
  }
  return stretches
}

/** The quarters at which the clock in that zone reads one of these. An hour that it skips has none, an hour that it repeats has them twice. */
export function runsOnTheClock(timeZone: string, wallRuns: readonly WallRun[]): Run[] {
  const runs: Run[] = []
  const [first, last] = [wallRuns[0], wallRuns.at(-1)]
  if (!first || !last) return runs
  const around = { fromQuarter: first.fromQuarter, toQuarter: last.toQuarter }
  for (const { fromQuarter, toQuarter, offsetQuarters } of stretchesAround(timeZone, around)) {
    for (const wallRun of wallRuns) {
      const from = Math.max(fromQuarter, wallRun.fromQuarter - offsetQuarters)
      const to = Math.min(toQuarter, wallRun.toQuarter - offsetQuarters)
      if (from < to) appendRun(runs, from, to)
    }
  }
  return runs
}

/** The quarters of a local date at which the clock on the wall reads a time inside one of the windows (on quarter-hours). */
export function localRuns(timeZone: string, date: string, windows: readonly Window[]): Run[] {
  return runsOnTheClock(timeZone, wallRunsOf(dayOf(date), windows))
}

/** The first quarter whose local date is that day, since 1970-01-01, or later. */
export function startOfDay(timeZone: string, day: number): number {
  const midnight = day * quartersPerDay
  const around = { fromQuarter: midnight, toQuarter: midnight + 1 }
  for (const { offsetQuarters, fromQuarter, toQuarter } of stretchesAround(timeZone, around)) {
    const start = Math.max(fromQuarter, midnight - offsetQuarters)
    if (start < toQuarter) return start
  }
  throw new RangeError(`No such day in ${timeZone}: ${dateOf(day)}`)
}

/**
 * The quarters whose local date is in a range, both ends included. A date that the zone skipped is an empty
 * run.
 */
export function quarterRangeOf(timeZone: string, fromDate: string, toDate: string): Run {
  return {
    fromQuarter: startOfDay(timeZone, dayOf(fromDate)),
    toQuarter: startOfDay(timeZone, dayOf(toDate) + 1),
  }
}

/** The day since 1970-01-01 that a clock in that zone shows in a quarter. */
export function localDayOf(timeZone: string, quarter: number): number {
  const stretches = stretchesOfBlock(tableOf(timeZone), Math.floor(quarter / blockQuarters))
  const { offsetQuarters } = stretches.find(stretch => quarter < stretch.toQuarter) as Stretch
  return Math.floor((quarter + offsetQuarters) / quartersPerDay)
}

/** The date that a clock in that zone shows at an instant (epoch milliseconds). */
export function localDateOf(timeZone: string, at: number): string {
  return dateOf(localDayOf(timeZone, quarterOfInstant(at)))
}
