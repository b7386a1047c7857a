import { dateOf, dayOf, weekdayOfDay } from './dates.ts'
import { appendRun, normalizeRuns, subtractRuns } from './quarters.ts'
import type { Schedule, TimeOff, WeeklyPattern } from './schedule.ts'
import { type WallRun, wallQuarterOf } from './wall-quarters.ts'

/**
 * What the clock on the wall reads while the schedule is open, on days since 1970-01-01, both ends included. The schedule is one
 * without problems.
 */
export function openWallRuns(
  { weekly, exceptions, timeOff }: Schedule,
  fromDay: number,
  toDay: number,
): WallRun[] {
  const hours: WallRun[] = []
  for (let day = fromDay; day <= toDay; day++) {
    const date = dateOf(day)
    const windows = exceptions[date] ?? patternOn(weekly, date)?.hours[weekdayOfDay(day)] ?? []
    for (const { startTime, endTime } of windows) {
      appendRun(hours, wallQuarterOf(day, startTime), wallQuarterOf(day, endTime))
    }
  }
  return subtractRuns(hours, awayRuns(timeOff, dateOf(fromDay), dateOf(toDay)))
}

function patternOn(weekly: readonly WeeklyPattern[], date: string): WeeklyPattern | undefined {
  return weekly.findLast(({ effectiveFrom }) => effectiveFrom <= date)
}

/** Dates compare as text. */
function awayRuns(timeOff: readonly TimeOff[], fromDate: string, toDate: string): WallRun[] {
  const touching = timeOff.filter(({ startDate, endDate }) => startDate <= toDate && fromDate <= endDate)
  return normalizeRuns(
    touching.map(({ startDate, startTime, endDate, endTime }) => ({
      fromQuarter: wallQuarterOf(dayOf(startDate), startTime),
      toQuarter: wallQuarterOf(dayOf(endDate), endTime),
    })),
  )
}
