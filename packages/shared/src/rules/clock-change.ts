import { quartersPerDay } from './limits.ts'
import type { Run } from './quarters.ts'
import type { Window } from './schedule.ts'
import { localRuns } from './time.ts'
import { timeOfQuarter } from './wall-quarters.ts'

/** What a change of the clocks does to one date. */
export interface ClockChange {
  /** The wall times that do not exist on that date, or that come twice. */
  times: Window
  kind: 'missing' | 'repeated'
}

/** How the clocks change on a date of that zone; null where every wall time comes once. */
export function findClockChange(timeZone: string, date: string): ClockChange | null {
  const comes = Array.from({ length: quartersPerDay }, (_, quarter) =>
    lengthOf(localRuns(timeZone, date, [windowOf(quarter, quarter + 1)])),
  )
  const first = comes.findIndex(count => count !== 1)
  if (first < 0) return null
  const length = comes.slice(first).findIndex(count => count !== comes[first])
  const end = length < 0 ? quartersPerDay : first + length
  return { times: windowOf(first, end), kind: comes[first] === 0 ? 'missing' : 'repeated' }
}

function windowOf(fromQuarter: number, toQuarter: number): Window {
  return { startTime: timeOfQuarter(fromQuarter), endTime: timeOfQuarter(toQuarter) }
}

const lengthOf = (runs: readonly Run[]) =>
  runs.reduce((quarters, { fromQuarter, toQuarter }) => quarters + toQuarter - fromQuarter, 0)
