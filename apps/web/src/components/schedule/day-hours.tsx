'use client'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { nextWindow, sortWindows } from './draft/day-windows.ts'
import { fieldId } from './draft/problem-place.ts'
import { nameOfDay, pathOfDay, type ScheduleDay, windowsOfDay } from './draft/schedule-day.ts'
import { formatWindow } from './draft/wall-time.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'
import { WindowRow } from './window-row.tsx'

interface DayHoursProps {
  day: ScheduleDay
  /** The control that says that the day has no hours: it gets the focus when the last ones are removed. */
  closedControlId: string
  /** What else can be done with these hours. */
  children?: ReactNode
}

/** The hours of one day as rows of From and To, and a button for more. */
export function DayHours({ day, closedControlId, children }: DayHoursProps) {
  const { locale, draft, dispatch, announce } = useScheduleEditor()
  const { schedule, todayDate } = draft
  const windows = windowsOfDay(schedule, todayDate, day)
  const dayName = nameOfDay(locale, day)
  const dayPath = pathOfDay(schedule, todayDate, day)
  const addButtonId = `${dayPath}.add`
  const next = nextWindow(sortWindows(windows))

  function add() {
    if (!next) return
    flushSync(() => dispatch({ type: 'addWindow', day }))
    document.getElementById(fieldId(dayPath, next.index, 'startTime'))?.focus()
  }

  function remove(index: number) {
    const window = windows[index]
    const rowBefore = index > 0 ? fieldId(dayPath, index - 1, 'startTime') : addButtonId
    flushSync(() => dispatch({ type: 'removeWindow', day, index }))
    document.getElementById(windows.length > 1 ? rowBefore : closedControlId)?.focus()
    if (window) announce(`${dayName} ${formatWindow(locale, window)} removed.`)
  }

  return (
    <div className="space-y-3">
      {windows.map((window, index) => (
        <WindowRow
          // A row is its place: what is typed into it belongs there.
          key={index}
          day={day}
          dayName={dayName}
          dayPath={dayPath}
          windows={windows}
          index={index}
          window={window}
          onRemove={() => remove(index)}
        />
      ))}
      <div className="flex flex-wrap items-center gap-x-6">
        {next && (
          <button
            type="button"
            id={addButtonId}
            onClick={add}
            className="link min-h-8 scroll-mb-48 cursor-pointer text-sm"
          >
            Add hours<span className="sr-only"> on {dayName}</span>
          </button>
        )}
        {children}
      </div>
    </div>
  )
}
