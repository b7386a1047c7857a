import { type Weekday, weekdays } from '@holdfast/shared/rules/dates'
import type { ScheduleProblem } from '@holdfast/shared/rules/errors'
import type { Schedule } from '@holdfast/shared/rules/schedule'
import type { Locale } from '#locale.ts'
import { nameOfDay, pathOfDay, type ScheduleDay } from './schedule-day.ts'
import type { Edge } from './wall-time.ts'

/** The element of one row's field. Fields are named by where their time stands in the schedule. */
export function fieldId(dayPath: string, index: number, edge: Edge): string {
  return `${dayPath}.${index}.${edge}`
}

/** A problem as the page shows it. */
export interface ProblemPlace {
  /** "Monday: It overlaps the one above it." */
  text: string
  /** The element that holds it: a field, or the group of a day. Null where this page has none. */
  fieldId: string | null
}

/** Says of which day a problem is, and where on the page it can be mended. */
export function placeProblem(
  locale: Locale,
  schedule: Schedule,
  todayDate: string,
  { path, problem }: ScheduleProblem,
): ProblemPlace {
  const day = dayOfPath(path)
  if (!day) return { text: problem, fieldId: null }
  const text = `${nameOfDay(locale, day)}: ${problem}`
  const dayPath = pathOfDay(schedule, todayDate, day)
  if (path === dayPath) return { text, fieldId: dayPath }
  const rest = path.startsWith(dayPath) ? /^\.(\d+)(?:\.(\w+))?$/.exec(path.slice(dayPath.length)) : null
  if (!rest) return { text, fieldId: null }
  return { text, fieldId: fieldId(dayPath, Number(rest[1]), rest[2] === 'endTime' ? 'endTime' : 'startTime') }
}

function dayOfPath(path: string): ScheduleDay | null {
  const [, date] = /^exceptions\.(\d{4}-\d\d-\d\d)/.exec(path) ?? []
  if (date) return { date }
  const [, weekday] = /^weekly\.\d+\.hours\.(\w+)/.exec(path) ?? []
  return weekdays.includes(weekday as Weekday) ? { weekday: weekday as Weekday } : null
}
