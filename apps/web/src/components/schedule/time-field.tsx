'use client'
import { quarterMinutes } from '@holdfast/shared/rules/limits'
import type { Window } from '@holdfast/shared/rules/schedule'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { parseTime } from './draft/parse-time.ts'
import { type Edge, formatWallTime, minutesOf, timeOfMinutes, timesOfEdge } from './draft/wall-time.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'
import { TimeOptions } from './time-options.tsx'

interface TimeFieldProps {
  id: string
  label: string
  edge: Edge
  window: Window
  /** The element that says what is wrong with these hours, where something is. */
  describedBy: string | undefined
  onChange: (time: string) => void
}

/**
 * A time to type (`9`, `0930`, `5pm`) or to choose, an editable combobox of the ARIA patterns. What it cannot read never reaches
 * the draft: it stays in the field, which is then invalid to the form around it.
 */
export function TimeField({ id, label, edge, window, describedBy, onChange }: TimeFieldProps) {
  const { locale } = useScheduleEditor()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [movedTo, setMovedTo] = useState<number | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => input.current?.setCustomValidity(problem), [problem])

  // What was typed was meant for the time that stood here, not for another one that took its place.
  const [shownTime, setShownTime] = useState(window[edge])
  if (shownTime !== window[edge]) {
    setShownTime(window[edge])
    setTyped(null)
    setProblem('')
  }

  const times = timesOfEdge[edge]
  const read = (text: string) => parseTime(text, edge === 'endTime' ? window.startTime : undefined)
  const meantTime = (typed === null ? null : read(typed)) ?? window[edge]
  const activeIndex = movedTo ?? times.indexOf(meantTime)
  const optionsId = `${id}.options`
  const problemId = `${id}.problem`

  function close() {
    setOpen(false)
    setMovedTo(null)
  }

  function take(time: string | null) {
    close()
    const found = problemOf(time, name => formatWallTime(locale, name))
    setProblem(found)
    if (found || time === null) return
    setTyped(null)
    if (time !== window[edge]) onChange(time)
  }

  function handleKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      const next = open ? activeIndex + step : activeIndex
      setMovedTo(Math.min(Math.max(next, 0), times.length - 1))
      setOpen(true)
    } else if (event.key === 'Enter') {
      if (open && movedTo !== null) take(times[movedTo] ?? null)
      else if (typed !== null) take(read(typed))
      else close()
    } else if (event.key === 'Escape' && open) {
      close()
    } else if (event.key === 'Escape' && typed !== null) {
      setTyped(null)
      setProblem('')
    } else return
    event.preventDefault()
  }

  function handleBlur() {
    if (typed === null) close()
    else take(read(typed))
  }

  return (
    <div className="relative min-w-0 flex-1 sm:max-w-36">
      <label htmlFor={id} className="block text-sm text-muted">
        {label}
      </label>
      <input
        ref={input}
        id={id}
        role="combobox"
        aria-expanded={open}
        aria-controls={optionsId}
        aria-activedescendant={open && activeIndex >= 0 ? `${optionsId}.${activeIndex}` : undefined}
        aria-autocomplete="none"
        aria-invalid={Boolean(problem || describedBy)}
        aria-describedby={problem ? problemId : describedBy}
        autoComplete="off"
        value={typed ?? formatWallTime(locale, window[edge])}
        onChange={event => {
          setTyped(event.target.value)
          setMovedTo(null)
          setOpen(true)
        }}
        onClick={() => setOpen(true)}
        onFocus={event => event.target.select()}
        onKeyDown={handleKeyDown}
        onBlur={handleBlur}
        className="field mt-1 scroll-mb-48 aria-invalid:border-2 aria-invalid:border-accent"
      />
      <svg
        viewBox="0 0 16 16"
        aria-hidden="true"
        className="pointer-events-none absolute end-3 top-10 size-3.5 text-muted max-[22rem]:hidden"
      >
        <path d="m3 5.5 5 5 5-5" fill="none" stroke="currentColor" strokeWidth="1.75" />
      </svg>
      {open && (
        <TimeOptions
          id={optionsId}
          label={label}
          names={times.map(time => formatWallTime(locale, time))}
          activeIndex={activeIndex}
          onChoose={index => take(times[index] ?? null)}
        />
      )}
      {problem && (
        <p id={problemId} className="mt-1 text-sm text-accent">
          {problem}
        </p>
      )}
    </div>
  )
}

/** Why a time cannot be taken, with what to write instead; empty when it can. */
function problemOf(time: string | null, nameOf: (time: string) => string): string {
  if (time === null) return `Write a time such as ${nameOf('09:30')}.`
  const over = minutesOf(time) % quarterMinutes
  if (over === 0) return ''
  const before = minutesOf(time) - over
  const neighbours = [before, before + quarterMinutes].map(minutes => nameOf(timeOfMinutes(minutes)))
  return `Choose a quarter-hour: ${neighbours.join(' or ')}.`
}
