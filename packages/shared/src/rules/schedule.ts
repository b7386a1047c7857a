import { dayOf, daysBetween, type Weekday, weekdays } from './dates.ts'
import type { ScheduleProblem } from './errors.ts'
import {
  quarterMinutes,
  quartersPerDay,
  scheduleBytesMax,
  scheduleExceptionsMax,
  schedulePatternsMax,
  scheduleTimeOffMax,
  scheduleWindowsMax,
  scheduleWindowsPerDayMax,
} from './limits.ts'
import { openWallRuns } from './open-wall-runs.ts'
import { coversRun, type Run } from './quarters.ts'
import { isTimeZone, localDayOf, runsOnTheClock } from './time.ts'
import { minuteOf, timeOfQuarter } from './wall-quarters.ts'

/**
 * What happens on one local date: `startTime` and `endTime` are wall times `HH:mm`, the end may be `24:00`.
 */
export interface Window {
  startTime: string
  endTime: string
}

export interface WeeklyPattern {
  /** The first local date on which the pattern holds; it holds until a later one does. */
  effectiveFrom: string
  hours: Record<Weekday, Window[]>
}

/** Away from `startTime` on `startDate` until `endTime` on `endDate`, by the provider's clock. */
export interface TimeOff {
  startDate: string
  startTime: string
  endDate: string
  endTime: string
  label?: string | undefined
}

/**
 * When a provider is open, as a value: time off beats an exception, which replaces the weekly hours of its
 * date.
 */
export interface Schedule {
  /** IANA name of the zone in which every date and time here is read. */
  timeZone: string
  /** In the order of `effectiveFrom`. */
  weekly: WeeklyPattern[]
  /** Local date -> the windows that replace its weekly hours; an empty list closes the date. */
  exceptions: Record<string, Window[]>
  timeOff: TimeOff[]
}

/** A schedule that is never open. */
export function emptySchedule(timeZone: string): Schedule {
  return { timeZone, weekly: [], exceptions: {}, timeOff: [] }
}

/**
 * The windows of one local date, sorted; windows that touch are one. The schedule is one without problems.
 */
export function resolveWindows(schedule: Schedule, date: string): Window[] {
  const day = dayOf(date)
  return openWallRuns(schedule, day, day).map(({ fromQuarter, toQuarter }) => ({
    startTime: timeOfQuarter(fromQuarter - day * quartersPerDay),
    endTime: timeOfQuarter(toQuarter - day * quartersPerDay),
  }))
}

/**
 * The open quarters of local dates of the schedule's zone, both ends included. The schedule is one without
 * problems.
 */
export function computeOpenRuns(schedule: Schedule, fromDate: string, toDate: string): Run[] {
  return openRunsOfDays(schedule, dayOf(fromDate), dayOf(toDate))
}

/** The open quarters of every local date that a run, which has at least one quarter, lies on. */
export function computeOpenRunsAround(schedule: Schedule, { fromQuarter, toQuarter }: Run): Run[] {
  const { timeZone } = schedule
  return openRunsOfDays(schedule, localDayOf(timeZone, fromQuarter), localDayOf(timeZone, toQuarter - 1))
}

function openRunsOfDays(schedule: Schedule, fromDay: number, toDay: number): Run[] {
  return runsOnTheClock(schedule.timeZone, openWallRuns(schedule, fromDay, toDay))
}

/**
 * Those appointments whose whole visit does not lie in open time. Buffers need not be open, so they do not
 * count.
 */
export function findStranded<Appointment extends { startQuarter: number; endQuarter: number }>(
  schedule: Schedule,
  appointments: readonly Appointment[],
): Appointment[] {
  return appointments.filter(({ startQuarter, endQuarter }) => {
    const visit = { fromQuarter: startQuarter, toQuarter: endQuarter }
    return !coversRun(computeOpenRunsAround(schedule, visit), visit)
  })
}

const problemsMax = 100

/**
 * Everything that keeps a schedule from being published, in the order in which it stands there, at most 100
 * problems. Dates and times are already well-formed. A problem of the whole schedule has the path ``.
 */
export function checkSchedule(schedule: Schedule): ScheduleProblem[] {
  const problems: ScheduleProblem[] = []
  for (const problem of problemsOfSchedule(schedule)) {
    problems.push(problem)
    if (problems.length === problemsMax) break
  }
  return problems
}

type Problems = Generator<ScheduleProblem, void>

function* problemsOfSchedule(schedule: Schedule): Problems {
  const { timeZone, weekly, exceptions, timeOff } = schedule
  const days = [...weekly.flatMap(({ hours }) => Object.values(hours)), ...Object.values(exceptions)]
  const windowCount = days.reduce((count, windows) => count + windows.length, 0)
  yield* tooMany('', windowCount, scheduleWindowsMax, 'windows in all')
  if (!isTimeZone(timeZone)) yield { path: 'timeZone', problem: 'There is no such time zone.' }
  yield* tooMany('weekly', weekly.length, schedulePatternsMax, 'weekly patterns')
  for (const [i, pattern] of weekly.entries()) yield* problemsOfPattern(`weekly.${i}`, pattern, weekly[i - 1])
  yield* tooMany('exceptions', Object.keys(exceptions).length, scheduleExceptionsMax, 'dates')
  for (const [date, windows] of Object.entries(exceptions))
    yield* problemsOfDay(`exceptions.${date}`, windows)
  yield* tooMany('timeOff', timeOff.length, scheduleTimeOffMax, 'times off')
  for (const [i, away] of timeOff.entries()) yield* problemsOfTimeOff(`timeOff.${i}`, away)
  const bytes = new TextEncoder().encode(JSON.stringify(schedule)).length
  if (bytes > scheduleBytesMax) yield { path: '', problem: 'It is too long in all. Shorten the labels.' }
}

function* tooMany(path: string, count: number, countMax: number, what: string): Problems {
  if (count > countMax) yield { path, problem: `There are more than ${countMax} ${what}.` }
}

function* problemsOfPattern(path: string, pattern: WeeklyPattern, previous?: WeeklyPattern): Problems {
  if (previous && pattern.effectiveFrom <= previous.effectiveFrom) {
    const same = pattern.effectiveFrom === previous.effectiveFrom
    const problem = same ? 'Two patterns start on this date.' : 'It starts before the pattern above it.'
    yield { path: `${path}.effectiveFrom`, problem }
  }
  for (const weekday of weekdays) yield* problemsOfDay(`${path}.hours.${weekday}`, pattern.hours[weekday])
}

function* problemsOfDay(path: string, windows: readonly Window[]): Problems {
  yield* tooMany(path, windows.length, scheduleWindowsPerDayMax, 'windows on one day')
  for (const [i, window] of windows.entries()) {
    const here = `${path}.${i}`
    const previous = windows[i - 1]
    yield* misaligned(here, window)
    if (window.endTime <= window.startTime) yield { path: here, problem: 'It does not end after it starts.' }
    else if (previous && window.startTime < previous.endTime) {
      const overlaps = previous.startTime < window.endTime
      yield {
        path: here,
        problem: overlaps ? 'It overlaps the one above it.' : 'It is before the one above it.',
      }
    }
  }
}

function* problemsOfTimeOff(path: string, away: TimeOff): Problems {
  yield* misaligned(path, away)
  const minutes =
    daysBetween(away.startDate, away.endDate) * 24 * 60 + minuteOf(away.endTime) - minuteOf(away.startTime)
  if (minutes <= 0) yield { path, problem: 'It does not end after it starts.' }
}

function* misaligned(path: string, times: Window): Problems {
  for (const end of ['startTime', 'endTime'] as const) {
    if (minuteOf(times[end]) % quarterMinutes === 0) continue
    yield { path: `${path}.${end}`, problem: 'It is not on a quarter-hour.' }
  }
}
