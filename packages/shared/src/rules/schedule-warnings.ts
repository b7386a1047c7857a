import { datesFrom, weekdays } from './dates.ts'
import { quarterMinutes, quartersPerDay } from './limits.ts'
import type { Run } from './quarters.ts'
import { resolveWindows, type Schedule, type Window } from './schedule.ts'
import type { Visit } from './slots.ts'
import { localRuns, quarterRangeOf } from './time.ts'
import { minuteOf } from './wall-quarters.ts'

/** What a provider should know of a schedule that may be published all the same. */
export type ScheduleWarning =
  /** The clocks change on this date, by so much; its windows read so long, and it is open so long. */
  | { code: 'clocks_change'; date: string; shiftMinutes: number; printedMinutes: number; openMinutes: number }
  /** The last minutes of these hours are too few for a visit. */
  | { code: 'leftover_minutes'; path: string; leftoverMinutes: number }

/**
 * Clock changes on dates with hours in a range of local dates, both ends included, and hours that visits do not fill. The schedule
 * is one without problems.
 */
export function findWarnings(
  schedule: Schedule,
  visit: Visit,
  fromDate: string,
  toDate: string,
): ScheduleWarning[] {
  return [...clockChanges(schedule, fromDate, toDate), ...leftovers(schedule, visit)]
}

function clockChanges(schedule: Schedule, fromDate: string, toDate: string): ScheduleWarning[] {
  return datesFrom(fromDate, toDate).flatMap(date => {
    const dayQuarters = lengthOf([quarterRangeOf(schedule.timeZone, date, date)])
    const windows = dayQuarters === quartersPerDay ? [] : resolveWindows(schedule, date)
    if (windows.length === 0) return []
    return {
      code: 'clocks_change' as const,
      date,
      shiftMinutes: (quartersPerDay - dayQuarters) * quarterMinutes,
      printedMinutes: windows.reduce((minutes, window) => minutes + minutesOf(window), 0),
      openMinutes: lengthOf(localRuns(schedule.timeZone, date, windows)) * quarterMinutes,
    }
  })
}

function leftovers({ weekly, exceptions }: Schedule, visit: Visit): ScheduleWarning[] {
  const visitMinutes = visit.durationQuarters * quarterMinutes
  const days: [path: string, windows: Window[]][] = [
    ...weekly.flatMap(({ hours }, i) =>
      weekdays.map(weekday => [`weekly.${i}.hours.${weekday}`, hours[weekday]] as [string, Window[]]),
    ),
    ...Object.entries(exceptions).map(
      ([date, windows]) => [`exceptions.${date}`, windows] as [string, Window[]],
    ),
  ]
  return days.flatMap(([path, windows]) =>
    windows.flatMap((window, i) => {
      const leftoverMinutes = minutesOf(window) % visitMinutes
      return leftoverMinutes === 0
        ? []
        : { code: 'leftover_minutes' as const, path: `${path}.${i}`, leftoverMinutes }
    }),
  )
}

const minutesOf = ({ startTime, endTime }: Window) => minuteOf(endTime) - minuteOf(startTime)
const lengthOf = (runs: readonly Run[]) =>
  runs.reduce((quarters, { fromQuarter, toQuarter }) => quarters + toQuarter - fromQuarter, 0)
