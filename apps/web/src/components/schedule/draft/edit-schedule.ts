import type { Weekday } from '@holdfast/shared/rules/dates'
import type { Schedule, TimeOff, WeeklyPattern, Window } from '@holdfast/shared/rules/schedule'
import { sameWindows, usualHours } from './day-windows.ts'
import { editWindows, type WindowsEdit } from './edit-windows.ts'
import { type PatternDay, patternOn, type ScheduleDay, windowsOfDay } from './schedule-day.ts'
import { sortTimeOff } from './time-off.ts'

/** One thing that a person does to a schedule. */
export type ScheduleEdit =
  | { type: 'toggleDay'; day: PatternDay }
  | (WindowsEdit & { day: ScheduleDay })
  /** Several days at once, as a drag across them does. */
  | { type: 'setHours'; days: readonly { day: ScheduleDay; windows: readonly Window[] }[] }
  | { type: 'copyDay'; from: PatternDay; to: readonly Weekday[] }
  /** Weekly hours of their own from a date on; they begin as those that are in force there. */
  | { type: 'startPattern'; effectiveFrom: string }
  | { type: 'removePattern'; effectiveFrom: string }
  | { type: 'setExceptions'; dates: readonly string[]; windows: readonly Window[] }
  | { type: 'removeExceptions'; dates: readonly string[] }
  | { type: 'addTimeOff'; timeOff: TimeOff }
  | { type: 'changeTimeOff'; index: number; timeOff: TimeOff }
  | { type: 'removeTimeOff'; index: number }
  /** Wall times stay as they are written: 09:00 stays 09:00. */
  | { type: 'setTimeZone'; timeZone: string }

interface EditedDraft {
  schedule: Schedule
  /** What clients see. */
  published: { schedule: Schedule }
  todayDate: string
}

/** The schedule after one edit; the same object when the edit changes nothing. */
export function editSchedule(draft: EditedDraft, edit: ScheduleEdit): Schedule {
  const { schedule } = draft
  const windowsOf = (day: ScheduleDay) => windowsOfDay(schedule, day)
  const setDay = (day: ScheduleDay, windows: readonly Window[]) => setHours(draft, [{ day, windows }])
  switch (edit.type) {
    case 'toggleDay':
      return setDay(edit.day, toggledWindows(draft, edit.day))
    case 'addWindow':
    case 'moveEdge':
    case 'removeWindow':
    case 'mergeWindows':
    case 'settleDay':
      return setDay(edit.day, editWindows(windowsOf(edit.day), edit))
    case 'setHours':
      return setHours(draft, edit.days)
    case 'copyDay':
      return setWeekdays(draft, edit.from.onDate, edit.to, windowsOf(edit.from))
    case 'startPattern':
      return startPattern(schedule, edit.effectiveFrom)
    case 'removePattern':
      return removePattern(schedule, edit.effectiveFrom)
    case 'setExceptions':
      return setExceptions(schedule, edit.dates, edit.windows)
    case 'removeExceptions':
      return setExceptions(schedule, edit.dates, null)
    case 'addTimeOff':
      return { ...schedule, timeOff: sortTimeOff([...schedule.timeOff, edit.timeOff]) }
    case 'changeTimeOff':
      return { ...schedule, timeOff: sortTimeOff(schedule.timeOff.with(edit.index, edit.timeOff)) }
    case 'removeTimeOff':
      return { ...schedule, timeOff: schedule.timeOff.toSpliced(edit.index, 1) }
    case 'setTimeZone':
      return edit.timeZone === schedule.timeZone ? schedule : { ...schedule, timeZone: edit.timeZone }
  }
}

/** A day that is made available gets back the hours that clients see now, or usual ones. */
function toggledWindows({ schedule, published }: EditedDraft, day: PatternDay): readonly Window[] {
  if (windowsOfDay(schedule, day).length > 0) return []
  const before = windowsOfDay(published.schedule, day)
  return before.length > 0 ? before : [usualHours]
}

function setHours(
  draft: EditedDraft,
  days: readonly { day: ScheduleDay; windows: readonly Window[] }[],
): Schedule {
  return days.reduce((schedule, { day, windows }) => {
    if (sameWindows(windows, windowsOfDay(schedule, day))) return schedule
    return 'date' in day
      ? setExceptions(schedule, [day.date], windows)
      : setWeekdays({ ...draft, schedule }, day.onDate, [day.weekday], windows)
  }, draft.schedule)
}

/** Where no pattern is in force on the date yet, one is made that starts today. */
function setWeekdays(
  { schedule, todayDate }: EditedDraft,
  onDate: string,
  weekdays: readonly Weekday[],
  windows: readonly Window[],
): Schedule {
  const current = patternOn(schedule, onDate)
  const changed = Object.fromEntries(weekdays.map(weekday => [weekday, [...windows]]))
  const pattern = current ?? closedPattern(todayDate)
  const edited = { ...pattern, hours: { ...pattern.hours, ...changed } }
  const others = schedule.weekly.map(other => (other === current ? edited : other))
  return { ...schedule, weekly: current ? others : [edited, ...others] }
}

function closedPattern(effectiveFrom: string): WeeklyPattern {
  return { effectiveFrom, hours: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } }
}

function startPattern(schedule: Schedule, effectiveFrom: string): Schedule {
  const before = patternOn(schedule, effectiveFrom)
  if (before?.effectiveFrom === effectiveFrom) return schedule
  const pattern = { ...(before ?? closedPattern(effectiveFrom)), effectiveFrom }
  const weekly = [...schedule.weekly, pattern].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
  return { ...schedule, weekly }
}

function removePattern(schedule: Schedule, effectiveFrom: string): Schedule {
  const weekly = schedule.weekly.filter(pattern => pattern.effectiveFrom !== effectiveFrom)
  return weekly.length === schedule.weekly.length ? schedule : { ...schedule, weekly }
}

/** Dates keep their order, so that the same schedule is the same text. */
function setExceptions(
  schedule: Schedule,
  dates: readonly string[],
  windows: readonly Window[] | null,
): Schedule {
  const others = Object.entries(schedule.exceptions).filter(([date]) => !dates.includes(date))
  const set = windows ? dates.map((date): [string, Window[]] => [date, [...windows]]) : []
  const exceptions = [...others, ...set].sort(([a], [b]) => (a < b ? -1 : 1))
  return { ...schedule, exceptions: Object.fromEntries(exceptions) }
}
