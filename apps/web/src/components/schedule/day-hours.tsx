'use client'
import type { ReactNode } from 'react'
import { nameOfDay, pathOfDay, type ScheduleDay, windowsOfDay } from './draft/schedule-day.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'
import { WindowRows } from './window-rows.tsx'

interface DayHoursProps {
  day: ScheduleDay
  /** The control that says that the day has no hours: it gets the focus when the last ones are removed. */
  closedControlId: string
  /** What else can be done with these hours. */
  children?: ReactNode
}

/** The hours that the draft has for one day. */
export function DayHours({ day, closedControlId, children }: DayHoursProps) {
  const { locale, draft, dispatch } = useScheduleEditor()
  return (
    <WindowRows
      name={nameOfDay(locale, day)}
      path={pathOfDay(draft.schedule, day)}
      windows={windowsOfDay(draft.schedule, day)}
      onEdit={edit => dispatch({ ...edit, day })}
      closedControlId={closedControlId}
    >
      {children}
    </WindowRows>
  )
}
