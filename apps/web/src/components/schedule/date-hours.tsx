'use client'
import { flushSync } from 'react-dom'
import { DayFieldset } from './day-fieldset.tsx'
import { DayHours } from './day-hours.tsx'
import { firstWindows, nameOfDay, normalWindows, pathOfDay } from './draft/schedule-day.ts'
import { formatWindows } from './draft/wall-time.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'

interface DateHoursProps {
  date: string
  /** The control that gets the focus when the date goes back to its weekly hours. */
  dateFieldId: string
}

/** What is set for one date: different hours or none, with the normal ones beside. */
export function DateHours({ date, dateFieldId }: DateHoursProps) {
  const { locale, draft, dispatch, announce } = useScheduleEditor()
  const { schedule } = draft
  const day = { date }
  const name = nameOfDay(locale, day)
  const path = pathOfDay(schedule, day)
  const open = (schedule.exceptions[date] ?? []).length > 0
  const choices = [
    { id: `${path}.open`, text: 'Different hours', checked: open, windows: firstWindows(schedule, date) },
    { id: `${path}.closed`, text: 'Not available', checked: !open, windows: [] },
  ]

  function goBack() {
    flushSync(() => dispatch({ type: 'removeExceptions', dates: [date] }))
    announce(`${name} is back to weekly hours.`)
    document.getElementById(dateFieldId)?.focus()
  }

  return (
    <DayFieldset day={day} className="rounded-xl border border-dashed border-control p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span aria-hidden="true" className="text-lg font-semibold">
          {name}
        </span>
        <span className="text-sm text-muted">
          Normally {formatWindows(locale, normalWindows(schedule, date))}
        </span>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-6">
        {choices.map(({ id, text, checked, windows }) => (
          <label key={id} htmlFor={id} className="inline-flex min-h-10 cursor-pointer items-center gap-2.5">
            <input
              id={id}
              type="radio"
              name={`${path}.kind`}
              checked={checked}
              onChange={() => dispatch({ type: 'setExceptions', dates: [date], windows })}
              className="size-5 scroll-mb-48 accent-brand"
            />
            {text}
          </label>
        ))}
        <button
          type="button"
          onClick={goBack}
          className="link min-h-8 scroll-mb-48 cursor-pointer text-sm sm:ms-auto"
        >
          Back to weekly hours<span className="sr-only"> for {name}</span>
        </button>
      </div>
      {open && (
        <div className="mt-2">
          <DayHours day={day} closedControlId={`${path}.closed`} />
        </div>
      )}
    </DayFieldset>
  )
}
