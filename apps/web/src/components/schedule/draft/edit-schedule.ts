import type { Weekday } from '@holdfast/shared/rules/dates'
import type { Schedule, WeeklyPattern, Window } from '@holdfast/shared/rules/schedule'
import { mergeAt, moveEdge, nextWindow, sameWindows, sortWindows, usualHours } from './day-windows.ts'
import { patternOn, type ScheduleDay, windowsOfDay, workdays } from './schedule-day.ts'
import type { Edge } from './wall-time.ts'

/** One thing that a person does to a schedule. */
export type ScheduleEdit =
  | { type: 'toggleDay'; weekday: Weekday }
  | { type: 'addWindow'; day: ScheduleDay }
  | { type: 'moveEdge'; day: ScheduleDay; index: number; edge: Edge; time: string }
  | { type: 'removeWindow'; day: ScheduleDay; index: number }
  | { type: 'mergeWindows'; day: ScheduleDay; index: number }
  /** The day is left: its hours, which stay where they are while being edited, take their order. */
  | { type: 'settleDay'; day: ScheduleDay }
  | { type: 'copyDay'; from: Weekday; to: readonly Weekday[] }
  | { type: 'fillWorkdays'; window: Window }
  | { type: 'setException'; date: string; windows: readonly Window[] }
  | { type: 'removeException'; date: string }

interface EditedDraft {
  schedule: Schedule
  /** What clients see. */
  published: { schedule: Schedule }
  todayDate: string
}

/** The schedule after one edit; the same object when the edit changes nothing. */
export function editSchedule(draft: EditedDraft, edit: ScheduleEdit): Schedule {
  const { schedule, todayDate } = draft
  const windowsOf = (day: ScheduleDay) => windowsOfDay(schedule, todayDate, day)
  switch (edit.type) {
    case 'toggleDay':
      return setDay(draft, { weekday: edit.weekday }, toggledWindows(draft, edit.weekday))
    case 'addWindow': {
      const windows = sortWindows(windowsOf(edit.day))
      const next = nextWindow(windows)
      return next ? setDay(draft, edit.day, windows.toSpliced(next.index, 0, next.window)) : schedule
    }
    case 'moveEdge': {
      const { index, edge, time } = edit
      const moved = windowsOf(edit.day).map((window, i) =>
        i === index ? moveEdge(window, edge, time) : window,
      )
      return setDay(draft, edit.day, moved)
    }
    case 'removeWindow':
      return setDay(draft, edit.day, windowsOf(edit.day).toSpliced(edit.index, 1))
    case 'mergeWindows':
      return setDay(draft, edit.day, mergeAt(windowsOf(edit.day), edit.index))
    case 'settleDay':
      return setDay(draft, edit.day, sortWindows(windowsOf(edit.day)))
    case 'copyDay':
      return setWeekdays(draft, edit.to, windowsOf({ weekday: edit.from }))
    case 'fillWorkdays':
      return setWeekdays(draft, workdays, [edit.window])
    case 'setException':
      return setException(schedule, edit.date, edit.windows)
    case 'removeException':
      return setException(schedule, edit.date, null)
  }
}

/** A day that is made available gets back the hours that clients see now, or usual ones. */
function toggledWindows(
  { schedule, published, todayDate }: EditedDraft,
  weekday: Weekday,
): readonly Window[] {
  if (windowsOfDay(schedule, todayDate, { weekday }).length > 0) return []
  const before = windowsOfDay(published.schedule, todayDate, { weekday })
  return before.length > 0 ? before : [usualHours]
}

function setDay(draft: EditedDraft, day: ScheduleDay, windows: readonly Window[]): Schedule {
  if (sameWindows(windows, windowsOfDay(draft.schedule, draft.todayDate, day))) return draft.schedule
  return 'date' in day
    ? setException(draft.schedule, day.date, windows)
    : setWeekdays(draft, [day.weekday], windows)
}

function setWeekdays(
  { schedule, todayDate }: EditedDraft,
  weekdays: readonly Weekday[],
  windows: readonly Window[],
): Schedule {
  const current = patternOn(schedule, todayDate)
  const changed = Object.fromEntries(weekdays.map(weekday => [weekday, [...windows]]))
  const pattern = current ?? closedPattern(todayDate)
  const edited = { ...pattern, hours: { ...pattern.hours, ...changed } }
  const others = schedule.weekly.map(other => (other === current ? edited : other))
  return { ...schedule, weekly: current ? others : [edited, ...others] }
}

function closedPattern(effectiveFrom: string): WeeklyPattern {
  return { effectiveFrom, hours: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } }
}

/** Dates keep their order, so that the same schedule is the same text. */
function setException(schedule: Schedule, date: string, windows: readonly Window[] | null): Schedule {
  const { [date]: _, ...others } = schedule.exceptions
  const dates = Object.entries(windows ? { ...others, [date]: [...windows] } : others)
  return { ...schedule, exceptions: Object.fromEntries(dates.toSorted(([a], [b]) => (a < b ? -1 : 1))) }
}
