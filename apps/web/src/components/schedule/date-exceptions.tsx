'use client'
import { type FormEvent, useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { formatDate } from '#format.ts'
import { DateHours } from './date-hours.tsx'
import { firstWindows, normalWindows, pathOfDay } from './draft/schedule-day.ts'
import { formatWindows } from './draft/wall-time.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'

/** Hours of single dates: one is chosen and set, those that are set are listed. */
export function DateExceptions() {
  const { locale, draft, dispatch } = useScheduleEditor()
  const { schedule, todayDate } = draft
  const [date, setDate] = useState('')
  const dateFieldId = useId()
  const chosen = date >= todayDate ? date : ''
  const dates = Object.keys(schedule.exceptions).filter(other => other >= todayDate)

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (!chosen) return
    flushSync(() => {
      if (!schedule.exceptions[chosen]) {
        dispatch({ type: 'setException', date: chosen, windows: firstWindows(schedule, chosen) })
      }
      setDate('')
    })
    document.getElementById(pathOfDay(schedule, todayDate, { date: chosen }))?.focus()
  }

  return (
    <section aria-labelledby="dates" className="card p-4 sm:p-6">
      <h2 id="dates">Dates</h2>
      <p className="mt-1 text-muted">
        Hours that you set for a date replace the weekly hours of that date. Time off comes before both.
      </p>
      <form onSubmit={handleSubmit} className="mt-4 flex flex-wrap items-end gap-3">
        <div className="min-w-0 grow basis-44 sm:max-w-56">
          <label htmlFor={dateFieldId} className="block font-medium">
            Date
          </label>
          <input
            id={dateFieldId}
            type="date"
            required
            min={todayDate}
            value={date}
            onChange={event => setDate(event.target.value)}
            className="field mt-1.5 scroll-mb-48"
          />
        </div>
        <button type="submit" className="button">
          Change this date
        </button>
      </form>
      <p role="status" className="mt-2 min-h-6 text-sm text-muted">
        {chosen &&
          `${formatDate(locale, chosen, { year: true })}, normally ${formatWindows(locale, normalWindows(schedule, chosen))}`}
      </p>
      {dates.length === 0 ? (
        <p className="text-muted">No date has hours of its own.</p>
      ) : (
        <div className="mt-2 space-y-4">
          {dates.map(other => (
            <DateHours key={other} date={other} dateFieldId={dateFieldId} />
          ))}
        </div>
      )}
    </section>
  )
}
