'use client'
import type { Window } from '@holdfast/shared/rules/schedule'
import { type FormEvent, useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { formatDate } from '#format.ts'
import { DateField } from './date-field.tsx'
import { DateHours } from './date-hours.tsx'
import { ChosenDates } from './dates/chosen-dates.tsx'
import { DateChoice } from './dates/date-choice.tsx'
import { firstWindows, normalWindows, pathOfDay } from './draft/schedule-day.ts'
import { formatWindows } from './draft/wall-time.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'

/** More are shown when they are asked for. */
const shownMax = 10

/** Hours of single dates: one or several are chosen and set, those that are set are listed. */
export function DateExceptions() {
  const { locale, draft, dispatch, announce } = useScheduleEditor()
  const { schedule, todayDate } = draft
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [typed, setTyped] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const [showsAll, setShowsAll] = useState(false)
  const dateFieldId = useId()
  const past = typed !== null && typed < todayDate
  const missing = tried ? 'Write a date, such as 27 Nov.' : undefined
  const problem = past ? `Choose ${formatDate(locale, todayDate)} or a later day.` : missing
  const dates = Object.keys(schedule.exceptions).filter(date => date >= todayDate)
  const shown = showsAll ? dates : dates.slice(0, shownMax)

  /** Changes the dates, and leads to the first of them in the list, or to the field where none is left there. */
  function change(changed: readonly string[], dispatchAll: () => void) {
    const [first = ''] = changed
    flushSync(() => {
      dispatchAll()
      setChosen([])
      setShowsAll(showsAll || dates.filter(date => date < first).length >= shownMax)
    })
    const listed = document.getElementById(pathOfDay(schedule, { date: first }))
    const target = listed ?? document.getElementById(dateFieldId)
    target?.focus()
  }

  function set(windows: readonly Window[]) {
    change(chosen, () => dispatch({ type: 'setExceptions', dates: chosen, windows }))
    announce(`${nameOf(chosen)}: ${formatWindows(locale, windows)}.`)
  }

  function backToWeekly() {
    change(chosen, () => dispatch({ type: 'removeExceptions', dates: chosen }))
    announce(`Back to weekly hours: ${nameOf(chosen)}.`)
  }

  function clear() {
    flushSync(() => setChosen([]))
    document.getElementById(dateFieldId)?.focus()
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    setTried(!typed)
    if (!typed || past) return document.getElementById(dateFieldId)?.focus()
    change([typed], () => {
      if (!schedule.exceptions[typed]) {
        dispatch({ type: 'setExceptions', dates: [typed], windows: firstWindows(schedule, typed) })
      }
      setTyped(null)
    })
  }

  const nameOf = ([first, ...others]: readonly string[]) =>
    first && others.length === 0 ? formatDate(locale, first) : `${others.length + 1} dates`

  return (
    <section aria-labelledby="dates" className="card p-4 sm:p-6">
      <h2 id="dates" tabIndex={-1}>
        Dates
      </h2>
      <p className="mt-1 text-muted">
        For every day, time off comes first, then hours set for that date, then weekly hours.
      </p>
      <div className="@container mt-4">
        <div className="grid items-start gap-x-8 gap-y-5 @xl:grid-cols-2">
          <DateChoice chosen={chosen} onChoose={setChosen} />
          {chosen.length > 0 ? (
            <ChosenDates dates={chosen} onSet={set} onBackToWeekly={backToWeekly} onClear={clear} />
          ) : (
            <form onSubmit={handleSubmit}>
              <p className="mb-4 text-muted">
                Choose one day or several in the calendar
                <span className="pointer-coarse:hidden">; hold Shift for all days in between</span>. Or write
                a date.
              </p>
              <div className="flex flex-wrap items-end gap-3">
                <div className="min-w-0 grow basis-44">
                  <DateField
                    id={dateFieldId}
                    label="Date"
                    date={typed}
                    onChange={date => {
                      setTyped(date)
                      setTried(false)
                    }}
                    problem={problem}
                  />
                </div>
                <button type="submit" className="button">
                  Change this date
                </button>
              </div>
              <p role="status" className="mt-2 min-h-6 text-sm text-muted">
                {typed &&
                  !past &&
                  `${formatDate(locale, typed, { year: true })}, normally ${formatWindows(locale, normalWindows(schedule, typed))}`}
              </p>
            </form>
          )}
        </div>
      </div>
      {dates.length === 0 ? (
        <p className="mt-2 text-muted">No date has hours of its own.</p>
      ) : (
        <div className="mt-5 space-y-4">
          {shown.map(date => (
            <DateHours key={date} date={date} dateFieldId={dateFieldId} />
          ))}
          {shown.length < dates.length && (
            <button type="button" onClick={() => setShowsAll(true)} className="link min-h-9 cursor-pointer">
              Show all {dates.length} dates
            </button>
          )}
        </div>
      )}
    </section>
  )
}
