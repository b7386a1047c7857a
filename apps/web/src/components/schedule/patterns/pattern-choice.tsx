'use client'
import { useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { formatDate } from '#format.ts'
import { patternOn } from '../draft/schedule-day.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import { nameOfSpan, type PatternSpan, patternSpans, spanOn, startsOn } from './pattern-spans.ts'
import { PatternStart } from './pattern-start.tsx'

/** From when on the weekly hours that are shown hold, the way to others, and to new ones from a date on. */
export function PatternChoice() {
  const { locale, draft, dispatch, announce } = useScheduleEditor()
  const { schedule, todayDate, patternDate } = draft
  const id = useId()
  const starter = useRef<HTMLButtonElement>(null)
  const [asking, setAsking] = useState<'start' | 'remove' | null>(null)
  const spans = patternSpans(schedule, todayDate)
  const shown = spanOn(spans, patternDate)
  const idOf = ({ fromDate }: PatternSpan) => `${id}.${fromDate}`

  function close() {
    flushSync(() => setAsking(null))
    starter.current?.focus()
  }

  function start(effectiveFrom: string) {
    const exists = startsOn(schedule, effectiveFrom)
    flushSync(() => {
      dispatch({ type: 'startPattern', effectiveFrom })
      dispatch({ type: 'choosePattern', onDate: effectiveFrom })
      setAsking(null)
    })
    document.getElementById('weekly-hours')?.focus()
    const from = formatDate(locale, effectiveFrom, { year: true })
    announce(
      exists
        ? `These are the weekly hours that start on ${from}.`
        : `New weekly hours from ${from} on. They begin as the ones before.`,
    )
  }

  function remove({ fromDate }: PatternSpan) {
    flushSync(() => {
      dispatch({ type: 'choosePattern', onDate: todayDate })
      dispatch({ type: 'removePattern', effectiveFrom: fromDate })
      setAsking(null)
    })
    document.getElementById('weekly-hours')?.focus()
    announce(`The weekly hours from ${formatDate(locale, fromDate, { year: true })} are removed.`)
  }

  return (
    <div className="mt-2">
      {spans.length > 1 && shown ? (
        <fieldset className="min-w-0">
          <legend className="sr-only">Weekly hours to show</legend>
          <div className="flex flex-wrap gap-2">
            {spans.map(span => (
              <label
                key={span.fromDate}
                htmlFor={idOf(span)}
                className="inline-flex min-h-11 cursor-pointer items-center gap-2.5 rounded-lg border border-line px-3 text-sm has-checked:border-2 has-checked:border-brand has-checked:font-semibold"
              >
                <input
                  id={idOf(span)}
                  type="radio"
                  name={`${id}.pattern`}
                  checked={span === shown}
                  onChange={() => {
                    setAsking(null)
                    dispatch({ type: 'choosePattern', onDate: span.fromDate })
                  }}
                  className="size-4 scroll-mb-48 accent-brand"
                />
                {nameOfSpan(locale, span)}
              </label>
            ))}
          </div>
        </fieldset>
      ) : (
        <p className="text-muted">{shown && nameOfSpan(locale, shown)}</p>
      )}
      <div className="mt-1 flex flex-wrap gap-x-6">
        {patternOn(schedule, patternDate) && (
          <button
            ref={starter}
            type="button"
            aria-expanded={asking === 'start'}
            onClick={() => setAsking(asking === 'start' ? null : 'start')}
            className="link min-h-9 scroll-mb-48 cursor-pointer text-sm"
          >
            Change hours from a date on…
          </button>
        )}
        {shown?.isLater && (
          <button
            type="button"
            aria-expanded={asking === 'remove'}
            onClick={() => setAsking(asking === 'remove' ? null : 'remove')}
            className="link min-h-9 scroll-mb-48 cursor-pointer text-sm"
          >
            Remove these hours…
          </button>
        )}
      </div>
      {asking === 'start' && <PatternStart onStart={start} onCancel={close} />}
      {asking === 'remove' && shown?.isLater && (
        <fieldset className="mt-2 min-w-0 rounded-xl bg-sunken p-4 forced-colors:border">
          <legend className="sr-only">Remove these hours</legend>
          <p>
            Without them, the weekly hours before them hold on from{' '}
            {formatDate(locale, shown.fromDate, { year: true })}.
          </p>
          <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
            <button type="button" onClick={() => remove(shown)} className="button button-danger">
              Remove them
            </button>
            <button type="button" onClick={close} className="link min-h-9 cursor-pointer text-sm">
              Keep them
            </button>
          </div>
        </fieldset>
      )}
    </div>
  )
}
