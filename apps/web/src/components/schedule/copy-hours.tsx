'use client'
import type { Weekday } from '@holdfast/shared/rules/dates'
import { useId, useRef, useState } from 'react'
import { type PatternDay, weekdayName, weekdaysOf, windowsOfDay, workdays } from './draft/schedule-day.ts'
import { formatWindows } from './draft/wall-time.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'

/** Copies one weekday's hours to others, which are named together with what they would lose. */
export function CopyHours({ day }: { day: PatternDay }) {
  const { weekday } = day
  const { locale, draft, dispatch, announce } = useScheduleEditor()
  const panelId = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<readonly Weekday[]>([])
  const [doneText, setDoneText] = useState('')
  const name = weekdayName(weekday)
  const others = weekdaysOf(locale).filter(other => other !== weekday)
  const windowsOf = (other: Weekday) => windowsOfDay(draft.schedule, { weekday: other, onDate: day.onDate })
  const replaced = chosen.filter(other => windowsOf(other).length > 0)

  function choose(days: readonly Weekday[], checked: boolean) {
    const rest = chosen.filter(other => !days.includes(other))
    setChosen(checked ? [...rest, ...days] : rest)
  }

  function close() {
    setOpen(false)
    setChosen([])
    opener.current?.focus()
  }

  function copy() {
    dispatch({ type: 'copyDay', from: day, to: chosen })
    const text = `Copied to ${countDays(chosen.length)}.`
    setDoneText(text)
    announce(text)
    close()
  }

  const groups: { name: string; days: readonly Weekday[] }[] = [
    { name: 'Weekdays', days: others.filter(other => workdays.includes(other)) },
    { name: 'All days', days: others },
    ...others.map(other => ({ name: weekdayName(other), days: [other] })),
  ]

  return (
    <>
      <button
        ref={opener}
        type="button"
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => {
          setOpen(!open)
          setDoneText('')
        }}
        className="link min-h-8 scroll-mb-48 cursor-pointer text-sm"
      >
        Copy {name} to…
      </button>
      {doneText && <span className="text-sm text-muted">{doneText}</span>}
      {open && (
        <fieldset id={panelId} className="mt-2 min-w-0 basis-full rounded-xl bg-sunken p-4">
          <legend className="sr-only">Copy {name} to</legend>
          <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
            {groups.map(group => (
              <label
                key={group.name}
                className="inline-flex min-h-10 cursor-pointer items-center gap-2.5 text-sm"
              >
                <input
                  type="checkbox"
                  checked={group.days.every(day => chosen.includes(day))}
                  onChange={event => choose(group.days, event.target.checked)}
                  className="size-5 scroll-mb-48 accent-brand"
                />
                {group.name}
              </label>
            ))}
          </div>
          {replaced.length > 0 && (
            <p className="mt-3 text-sm text-muted">
              Replaces{' '}
              {replaced
                .map(other => `${weekdayName(other)} ${formatWindows(locale, windowsOf(other))}`)
                .join(', ')}
              .
            </p>
          )}
          <div className="mt-3 flex flex-wrap gap-3">
            <button
              type="button"
              onClick={copy}
              disabled={chosen.length === 0}
              className="button disabled:cursor-default disabled:opacity-60"
            >
              {chosen.length > 0 ? `Copy to ${countDays(chosen.length)}` : 'Choose days'}
            </button>
            <button type="button" onClick={close} className="link min-h-9 cursor-pointer text-sm">
              Cancel
            </button>
          </div>
        </fieldset>
      )}
    </>
  )
}

function countDays(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}
