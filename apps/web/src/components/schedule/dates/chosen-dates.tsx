'use client'
import type { Window } from '@holdfast/shared/rules/schedule'
import { useId, useState } from 'react'
import { formatDate } from '#format.ts'
import { sortWindows } from '../draft/day-windows.ts'
import { editWindows } from '../draft/edit-windows.ts'
import { firstWindows, normalWindows } from '../draft/schedule-day.ts'
import { formatWindows } from '../draft/wall-time.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import { WindowRows } from '../window-rows.tsx'

interface ChosenDatesProps {
  /** At least one. */
  dates: readonly string[]
  onSet: (windows: readonly Window[]) => void
  onBackToWeekly: () => void
  onClear: () => void
}

const namedMax = 7

/** What the chosen dates get, all of them the same: different hours or none. */
export function ChosenDates({ dates, onSet, onBackToWeekly, onClear }: ChosenDatesProps) {
  const { locale, draft } = useScheduleEditor()
  const { schedule } = draft
  const [firstDate = draft.todayDate] = dates
  const id = useId()
  const [open, setOpen] = useState(true)
  const [windows, setWindows] = useState(() => firstWindows(schedule, firstDate))
  const name = dates.length === 1 ? formatDate(locale, firstDate) : `${dates.length} dates`
  const choices = [
    { id: `${id}.open`, text: 'Different hours', isOpen: true },
    { id: `${id}.closed`, text: 'Not available', isOpen: false },
  ]
  const isSet = dates.some(date => schedule.exceptions[date])

  /** The last hours removed are no hours. */
  function take(next: readonly Window[]) {
    if (next.length > 0) return setWindows(next)
    setOpen(false)
    setWindows(firstWindows(schedule, firstDate))
  }

  return (
    <fieldset className="min-w-0 rounded-xl bg-sunken p-4 forced-colors:border">
      <legend className="sr-only">Change {name}</legend>
      <p aria-hidden="true" className="text-lg font-semibold">
        {name}
      </p>
      <ul className="mt-1 text-sm text-muted">
        {dates.slice(0, namedMax).map(date => (
          <li key={date}>
            {dates.length > 1 && `${formatDate(locale, date, { length: 'short' })}, `}
            {dates.length > 1 ? 'normally ' : 'Normally '}
            {formatWindows(locale, normalWindows(schedule, date))}
          </li>
        ))}
        {dates.length > namedMax && <li>and {dates.length - namedMax} more</li>}
      </ul>
      <div className="mt-3 flex flex-wrap gap-x-6">
        {choices.map(choice => (
          <label
            key={choice.id}
            htmlFor={choice.id}
            className="inline-flex min-h-10 cursor-pointer items-center gap-2.5"
          >
            <input
              id={choice.id}
              type="radio"
              name={`${id}.kind`}
              checked={open === choice.isOpen}
              onChange={() => setOpen(choice.isOpen)}
              className="size-5 scroll-mb-48 accent-brand"
            />
            {choice.text}
          </label>
        ))}
      </div>
      {open && (
        <div className="mt-2">
          <WindowRows
            name={name}
            path={`${id}.hours`}
            windows={windows}
            onEdit={edit => take(editWindows(windows, edit))}
            closedControlId={`${id}.closed`}
          />
        </div>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <button type="button" onClick={() => onSet(open ? sortWindows(windows) : [])} className="button">
          Set {name}
        </button>
        {isSet && (
          <button type="button" onClick={onBackToWeekly} className="link min-h-9 cursor-pointer text-sm">
            Back to weekly hours
          </button>
        )}
        <button type="button" onClick={onClear} className="link min-h-9 cursor-pointer text-sm">
          Choose none
        </button>
      </div>
    </fieldset>
  )
}
