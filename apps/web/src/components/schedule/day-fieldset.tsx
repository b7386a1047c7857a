'use client'
import type { ReactNode } from 'react'
import { nameOfDay, pathOfDay, type ScheduleDay } from './draft/schedule-day.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'

interface DayFieldsetProps {
  day: ScheduleDay
  className: string
  children: ReactNode
}

/** The group of all that belongs to one day; its hours take their order when the focus leaves it. */
export function DayFieldset({ day, className, children }: DayFieldsetProps) {
  const { locale, draft, dispatch } = useScheduleEditor()
  return (
    <fieldset
      id={pathOfDay(draft.schedule, day)}
      tabIndex={-1}
      onBlur={event => {
        if (!event.currentTarget.contains(event.relatedTarget)) dispatch({ type: 'settleDay', day })
      }}
      className={`min-w-0 scroll-mb-48 ${className}`}
    >
      <legend className="sr-only">{nameOfDay(locale, day)}</legend>
      {children}
    </fieldset>
  )
}
