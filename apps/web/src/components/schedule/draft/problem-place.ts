import { type Weekday, weekdays } from '@holdfast/shared/rules/dates'
import type { ScheduleProblem } from '@holdfast/shared/rules/errors'
import { formatDate } from '#format.ts'
import type { Locale } from '#locale.ts'
import { nameOfDay, pathOfDay, patternOn, type ScheduleDay } from './schedule-day.ts'
import type { ScheduleDraft } from './schedule-draft.ts'
import { nameOfTimeOff } from './time-off-words.ts'
import type { Edge } from './wall-time.ts'

/** The element of one row's field. Fields are named by where their time stands in the schedule. */
export function fieldId(dayPath: string, index: number, edge: Edge): string {
  return `${dayPath}.${index}.${edge}`
}

/** The element of one time off. */
export function timeOffId(index: number): string {
  return `timeOff.${index}`
}

/** The elements of what is there once. */
export const headingIds = { weekly: 'weekly-hours', exceptions: 'dates', timeOff: 'time-off' } as const
export const zoneButtonId = 'timeZone'

/** A problem as the page shows it. */
export interface ProblemPlace {
  /** "Monday: It overlaps the one above it." */
  text: string
  /** The element that holds it: a field, or a group or heading of some. Null where this page has none. */
  fieldId: string | null
  /** The date whose weekly pattern the page has to show first; null when the one that it shows will do. */
  patternDate: string | null
}

type PlacedDraft = Pick<ScheduleDraft, 'schedule' | 'patternDate' | 'todayDate'>

/** Says of what a problem is, and where on the page it can be mended. */
export function placeProblem(
  locale: Locale,
  draft: PlacedDraft,
  { path, problem }: ScheduleProblem,
): ProblemPlace {
  const [part, key = ''] = path.split('.')
  const whole = { text: problem, fieldId: null, patternDate: null }
  switch (part) {
    case 'weekly':
      return key ? placeInPattern(locale, draft, { path, problem }) : { ...whole, fieldId: headingIds.weekly }
    case 'exceptions':
      return key
        ? placeInDay(locale, draft, { date: key }, { path, problem })
        : { ...whole, fieldId: headingIds.exceptions }
    case 'timeOff': {
      const timeOff = draft.schedule.timeOff[Number(key)]
      if (!key || !timeOff) return { ...whole, fieldId: headingIds.timeOff }
      const text = `Time off, ${nameOfTimeOff(locale, timeOff)}: ${problem}`
      return { ...whole, text, fieldId: timeOffId(Number(key)) }
    }
    case 'timeZone':
      return { ...whole, fieldId: zoneButtonId }
    default:
      return whole
  }
}

function placeInPattern(
  locale: Locale,
  draft: PlacedDraft,
  { path, problem }: ScheduleProblem,
): ProblemPlace {
  const { schedule, todayDate } = draft
  const [, index, part, weekday] = path.split('.')
  const pattern = schedule.weekly[Number(index)]
  if (!pattern) return { text: problem, fieldId: null, patternDate: null }
  const isLater = pattern.effectiveFrom > todayDate
  const isOver = !isLater && patternOn(schedule, todayDate) !== pattern
  const onDate = isLater ? pattern.effectiveFrom : todayDate
  const isShown = patternOn(schedule, draft.patternDate) === pattern
  const from = `hours from ${formatDate(locale, pattern.effectiveFrom, { length: 'short', year: true })}`
  const patternDate = isShown || isOver ? null : onDate
  if (part !== 'hours' || !weekdays.includes(weekday as Weekday)) {
    const text = `Weekly ${from}: ${problem}`
    return { text, fieldId: isOver ? null : headingIds.weekly, patternDate }
  }
  const day = { weekday: weekday as Weekday, onDate: isOver ? pattern.effectiveFrom : onDate }
  const place = placeInDay(locale, draft, day, { path, problem })
  const text = isShown ? place.text : `${nameOfDay(locale, day)} (${from}): ${problem}`
  return { text, fieldId: isOver ? null : place.fieldId, patternDate }
}

function placeInDay(
  locale: Locale,
  { schedule }: PlacedDraft,
  day: ScheduleDay,
  { path, problem }: ScheduleProblem,
): ProblemPlace {
  const text = `${nameOfDay(locale, day)}: ${problem}`
  const dayPath = pathOfDay(schedule, day)
  const [, index, edge] = /^\.(\d+)(?:\.(\w+))?$/.exec(path.slice(dayPath.length)) ?? []
  if (index === undefined) return { text, fieldId: dayPath, patternDate: null }
  const field = fieldId(dayPath, Number(index), edge === 'endTime' ? 'endTime' : 'startTime')
  return { text, fieldId: field, patternDate: null }
}
