import { quarterSeconds } from './limits.ts'

/**
 * A half-open run of quarters: `fromQuarter` is in it, `toQuarter` is not. Lists of runs are sorted and
 * disjoint, and runs that touch are one: what `normalizeRuns` makes, every function here keeps.
 */
export interface Run {
  fromQuarter: number
  toQuarter: number
}

const quarterMilliseconds = quarterSeconds * 1000

/** The quarter in which an instant (epoch milliseconds) lies. */
export function quarterOfInstant(at: number): number {
  return Math.floor(at / quarterMilliseconds)
}

/** The first instant of a quarter, in epoch milliseconds. */
export function instantOfQuarter(quarter: number): number {
  return quarter * quarterMilliseconds
}

/** Whether an instant (epoch milliseconds) is the first of its quarter. */
export function isOnQuarter(at: number): boolean {
  return at % quarterMilliseconds === 0
}

/** Adds a run to a list: one that starts no earlier than the last one there does. An empty run adds nothing. */
export function appendRun(runs: Run[], fromQuarter: number, toQuarter: number): void {
  const last = runs.at(-1)
  if (last && fromQuarter <= last.toQuarter) last.toQuarter = Math.max(last.toQuarter, toQuarter)
  else if (fromQuarter < toQuarter) runs.push({ fromQuarter, toQuarter })
}

/**
 * The same quarters as a sorted, disjoint list. An empty run adds nothing.
 * @throws RangeError for a run that ends before it starts
 */
export function normalizeRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = []
  for (const { fromQuarter, toQuarter } of inOrder(runs)) {
    if (toQuarter < fromQuarter) throw new RangeError('A run ends before it starts.')
    appendRun(merged, fromQuarter, toQuarter)
  }
  return merged
}

/** Most lists come in order, and to see that costs less than to sort them. */
function inOrder(runs: readonly Run[]): readonly Run[] {
  let last = Number.NEGATIVE_INFINITY
  for (const { fromQuarter } of runs) {
    if (fromQuarter < last) return runs.toSorted((a, b) => a.fromQuarter - b.fromQuarter)
    last = fromQuarter
  }
  return runs
}

/** The runs of these quarters, which may come in any order and more than once. */
export function runsOfQuarters(quarters: Iterable<number>): Run[] {
  const runs: Run[] = []
  for (const quarter of Array.from(quarters).sort((a, b) => a - b)) appendRun(runs, quarter, quarter + 1)
  return runs
}

/** The quarters of these runs, one by one. */
export function quartersOfRuns(runs: readonly Run[]): number[] {
  const quarters: number[] = []
  for (const { fromQuarter, toQuarter } of runs) {
    for (let quarter = fromQuarter; quarter < toQuarter; quarter++) quarters.push(quarter)
  }
  return quarters
}

/** The quarters that are in both lists. */
export function intersectRuns(a: readonly Run[], b: readonly Run[]): Run[] {
  const common: Run[] = []
  let [i, j] = [0, 0]
  for (let left = a[i], right = b[j]; left && right; left = a[i], right = b[j]) {
    const fromQuarter = Math.max(left.fromQuarter, right.fromQuarter)
    const toQuarter = Math.min(left.toQuarter, right.toQuarter)
    if (fromQuarter < toQuarter) common.push({ fromQuarter, toQuarter })
    if (left.toQuarter < right.toQuarter) i++
    else j++
  }
  return common
}

/** The quarters of `a` that are not in `b`. */
export function subtractRuns(a: readonly Run[], b: readonly Run[]): Run[] {
  const rest: Run[] = []
  let j = 0
  for (const { fromQuarter, toQuarter } of a) {
    let from = fromQuarter
    for (let cut = b[j]; cut && cut.fromQuarter < toQuarter; cut = b[++j]) {
      if (from < cut.fromQuarter) rest.push({ fromQuarter: from, toQuarter: cut.fromQuarter })
      from = Math.max(from, cut.toQuarter)
      if (toQuarter <= cut.toQuarter) break
    }
    if (from < toQuarter) rest.push({ fromQuarter: from, toQuarter })
  }
  return rest
}

/** Whether every quarter of `run`, which has at least one, is in these runs. */
export function coversRun(runs: readonly Run[], run: Run): boolean {
  return runs.some(one => one.fromQuarter <= run.fromQuarter && run.toQuarter <= one.toQuarter)
}

/** Whether any quarter of `run` is in these runs. */
export function overlapsRun(runs: readonly Run[], run: Run): boolean {
  return runs.some(one => Math.max(one.fromQuarter, run.fromQuarter) < Math.min(one.toQuarter, run.toQuarter))
}
