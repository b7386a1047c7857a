import { quarterMinutes, quartersPerDay } from '@holdfast/shared/rules/limits'
import { overlapsRun, type Run } from '@holdfast/shared/rules/quarters'
import { localRuns } from '@holdfast/shared/rules/time'
import { timeOfMinutes } from '#components/schedule/draft/wall-time.ts'

/**
 * A calendar's rows are what clocks on the wall read, a quarter-hour each. An hour that a date of it repeats has its rows twice, the
 * second time after the first; on the other dates the second ones are gaps, and so is an hour that a date skips. So time never runs
 * backwards down a column, and what does not overlap in time does not in the calendar.
 */

/** The quarters of one local date by what the wall reads: for each of the 96 readings none, one, or two. */
export type DayClock = readonly (readonly number[])[]

export interface AxisRow {
  /** Quarters since midnight, as the wall reads. */
  wallQuarter: number
  /** Whether this is the hour's second time. */
  repeated: boolean
}

/** Rows of an axis, counted from 0, half-open. */
export interface RowSpan {
  fromRow: number
  toRow: number
}

const quartersPerHour = 60 / quarterMinutes
/** What is shown of days on which nothing is. */
const emptyDay = { fromQuarter: 8 * quartersPerHour, toQuarter: 18 * quartersPerHour }

/** How the clocks of a zone go through one local date. */
export function readDayClock(timeZone: string, date: string): DayClock {
  return Array.from({ length: quartersPerDay }, (_, wallQuarter) => {
    const window = { startTime: timeOfQuarter(wallQuarter), endTime: timeOfQuarter(wallQuarter + 1) }
    return localRuns(timeZone, date, [window]).map(run => run.fromQuarter)
  })
}

/** "09:15" of 37; the end of a day is "24:00". */
export function timeOfQuarter(wallQuarter: number): string {
  return timeOfMinutes(wallQuarter * quarterMinutes)
}

/** The wall readings, in whole hours, within which everything of `runs` lies on these dates; a working day where nothing does. */
export function findShownHours(clocks: readonly DayClock[], runs: readonly Run[]): Run {
  const isUsed = (_: unknown, wallQuarter: number) =>
    clocks.some(clock =>
      (clock[wallQuarter] ?? []).some(quarter =>
        overlapsRun(runs, { fromQuarter: quarter, toQuarter: quarter + 1 }),
      ),
    )
  const used = Array.from({ length: quartersPerDay }, isUsed)
  const first = used.indexOf(true)
  if (first < 0) return emptyDay
  return {
    fromQuarter: Math.floor(first / quartersPerHour) * quartersPerHour,
    toQuarter: Math.ceil((used.lastIndexOf(true) + 1) / quartersPerHour) * quartersPerHour,
  }
}

/** The rows for these dates between two wall readings. */
export function computeAxis(clocks: readonly DayClock[], shown: Run): AxisRow[] {
  const rows: AxisRow[] = []
  let second: AxisRow[] = []
  for (let wallQuarter = 0; wallQuarter < quartersPerDay; wallQuarter++) {
    rows.push({ wallQuarter, repeated: false })
    const isTwice = (quarter: number) => clocks.some(clock => (clock[quarter]?.length ?? 0) > 1)
    if (isTwice(wallQuarter)) second.push({ wallQuarter, repeated: true })
    if (isTwice(wallQuarter + 1)) continue
    rows.push(...second)
    second = []
  }
  return rows.filter(({ wallQuarter }) => shown.fromQuarter <= wallQuarter && wallQuarter < shown.toQuarter)
}

/** The quarter of one date at each row; null where its clock never reads so. */
export function quartersOfRows(axis: readonly AxisRow[], clock: DayClock): (number | null)[] {
  return axis.map(({ wallQuarter, repeated }) => clock[wallQuarter]?.[repeated ? 1 : 0] ?? null)
}

/** The rows that a run of quarters takes in a column; null where it takes none. */
export function placeRun(
  quarters: readonly (number | null)[],
  { fromQuarter, toQuarter }: Run,
): RowSpan | null {
  const isIn = (quarter: number | null) => quarter !== null && fromQuarter <= quarter && quarter < toQuarter
  const fromRow = quarters.findIndex(isIn)
  return fromRow < 0 ? null : { fromRow, toRow: quarters.findLastIndex(isIn) + 1 }
}

/** The rows that a date's clock skips. */
export function findSkippedRows(
  axis: readonly AxisRow[],
  quarters: readonly (number | null)[],
): RowSpan | null {
  const isSkipped = (quarter: number | null, row: number) => quarter === null && !axis[row]?.repeated
  const fromRow = quarters.findIndex(isSkipped)
  return fromRow < 0 ? null : { fromRow, toRow: quarters.findLastIndex(isSkipped) + 1 }
}
