import { quarterMinutes } from '@holdfast/shared/rules/limits'
import { instantOfQuarter } from '@holdfast/shared/rules/quarters'
import { localRuns } from '@holdfast/shared/rules/time'
import { minutesOf, timeOfMinutes } from '../draft/wall-time.ts'

/**
 * The instants (epoch milliseconds) at which a clock in that zone shows a date and a wall time on a quarter-hour: none in an hour that
 * the clock skips, two in one that it repeats.
 */
export function instantsOfWallTime(timeZone: string, date: string, startTime: string): number[] {
  const endTime = timeOfMinutes(minutesOf(startTime) + quarterMinutes)
  return localRuns(timeZone, date, [{ startTime, endTime }]).map(run => instantOfQuarter(run.fromQuarter))
}
