'use client'
import type { TimeOff } from '@holdfast/shared/rules/schedule'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { timeOffId } from '../draft/problem-place.ts'
import { isSameTimeOff } from '../draft/time-off.ts'
import { nameOfTimeOff } from '../draft/time-off-words.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import { TimeOffForm } from './time-off-form.tsx'
import { TimeOffItem } from './time-off-item.tsx'

/** The times away: those that come can be changed, those that are over are counted. */
export function TimeOffSection() {
  const { locale, draft, dispatch, announce } = useScheduleEditor()
  const { schedule, todayDate } = draft
  const [editing, setEditing] = useState<TimeOff | 'new' | null>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const entries = schedule.timeOff.map((timeOff, index) => ({ timeOff, index }))
  const coming = entries.filter(({ timeOff }) => timeOff.endDate >= todayDate)
  const past = entries.filter(({ timeOff }) => timeOff.endDate < todayDate)

  function add(timeOff: TimeOff) {
    flushSync(() => {
      dispatch({ type: 'addTimeOff', timeOff })
      setEditing(null)
    })
    addButton.current?.focus()
    announce(`Time off added: ${nameOfTimeOff(locale, timeOff)}.`)
  }

  function change(index: number, timeOff: TimeOff) {
    const before = schedule.timeOff[index]
    flushSync(() => {
      if (!before || !isSameTimeOff(before, timeOff)) dispatch({ type: 'changeTimeOff', index, timeOff })
      setEditing(null)
    })
    addButton.current?.focus()
    announce(`Time off changed: ${nameOfTimeOff(locale, timeOff)}.`)
  }

  function cancel(index: number | null) {
    flushSync(() => setEditing(null))
    const item = index === null ? null : document.getElementById(timeOffId(index))
    const target = item ?? addButton.current
    target?.focus()
  }

  /** The one that takes its place gets the focus, or the button when it was the last. */
  function remove(index: number, timeOff: TimeOff) {
    flushSync(() => dispatch({ type: 'removeTimeOff', index }))
    const target = document.getElementById(timeOffId(index)) ?? addButton.current
    target?.focus()
    announce(`Time off removed: ${nameOfTimeOff(locale, timeOff)}.`)
  }

  return (
    <section aria-labelledby="time-off" className="card p-4 sm:p-6">
      <h2 id="time-off" tabIndex={-1}>
        Time off
      </h2>
      <p className="mt-1 text-muted">Days or hours in which nobody can book, whatever your hours say.</p>
      {coming.length > 0 && (
        <ul className="mt-4 space-y-3">
          {coming.map(({ timeOff, index }) =>
            timeOff === editing ? (
              <li key={index}>
                <TimeOffForm
                  before={timeOff}
                  others={schedule.timeOff.toSpliced(index, 1)}
                  onSave={changed => change(index, changed)}
                  onCancel={() => cancel(index)}
                />
              </li>
            ) : (
              <TimeOffItem
                key={index}
                timeOff={timeOff}
                index={index}
                onEdit={() => setEditing(timeOff)}
                onRemove={() => remove(index, timeOff)}
              />
            ),
          )}
        </ul>
      )}
      {editing === 'new' && (
        <div className="mt-4">
          <TimeOffForm before={null} others={schedule.timeOff} onSave={add} onCancel={() => cancel(null)} />
        </div>
      )}
      <button
        ref={addButton}
        type="button"
        aria-expanded={editing === 'new'}
        onClick={() => setEditing('new')}
        hidden={editing === 'new'}
        className="button mt-4 scroll-mb-48"
      >
        Add time off
      </button>
      {past.length > 0 && (
        <details className="mt-4 text-sm text-muted">
          <summary className="min-h-9 cursor-pointer content-center">{past.length} over</summary>
          <ul className="list-disc space-y-1 ps-5">
            {past.map(({ timeOff, index }) => (
              <li key={index} id={timeOffId(index)} tabIndex={-1}>
                {nameOfTimeOff(locale, timeOff)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
