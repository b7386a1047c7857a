'use client'
import type { Weekday } from '@holdfast/shared/rules/dates'
import { CopyHours } from './copy-hours.tsx'
import { DayFieldset } from './day-fieldset.tsx'
import { DayHours } from './day-hours.tsx'
import { pathOfDay, weekdayName, windowsOfDay } from './draft/schedule-day.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'

/** One weekday: whether it is available, its hours, and copying them to others. */
export function WeekdayHours({ weekday }: { weekday: Weekday }) {
  const { draft, dispatch } = useScheduleEditor()
  const day = { weekday, onDate: draft.patternDate }
  const name = weekdayName(weekday)
  const available = windowsOfDay(draft.schedule, day).length > 0
  const checkboxId = `${pathOfDay(draft.schedule, day)}.available`
  return (
    <DayFieldset
      day={day}
      className="grid gap-x-6 gap-y-3 border-t border-line py-5 first-of-type:border-t-0 @lg:grid-cols-[8.5rem_1fr]"
    >
      <div className="flex items-center justify-between gap-3 @lg:block">
        <span aria-hidden="true" className="block text-lg font-semibold">
          {name}
        </span>
        <label
          htmlFor={checkboxId}
          className="inline-flex min-h-9 cursor-pointer items-center gap-2.5 text-sm"
        >
          <input
            id={checkboxId}
            type="checkbox"
            checked={available}
            onChange={() => dispatch({ type: 'toggleDay', day })}
            className="size-5 scroll-mb-48 accent-brand"
          />
          <span>
            Available<span className="sr-only"> on {name}</span>
          </span>
        </label>
      </div>
      {available ? (
        <div className="min-w-0">
          <DayHours day={day} closedControlId={checkboxId}>
            <CopyHours day={day} />
          </DayHours>
        </div>
      ) : (
        <p className="hidden text-muted @lg:block @lg:pt-1">Not available</p>
      )}
    </DayFieldset>
  )
}
