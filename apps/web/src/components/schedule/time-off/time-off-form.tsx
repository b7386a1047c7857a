'use client'
import { labelLengthMax } from '@holdfast/shared/rules/limits'
import type { TimeOff } from '@holdfast/shared/rules/schedule'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { DateField } from '../date-field.tsx'
import { CalendarButton } from '../dates/calendar-button.tsx'
import { formatAway } from '../draft/time-off-words.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import { TimeField } from '../time-field.tsx'
import { findBack } from './find-back.ts'
import {
  draftOfTimeOff,
  newTimeOff,
  readTimeOff,
  type TimeOffDraft,
  type TimeOffField,
} from './read-time-off.ts'

interface TimeOffFormProps {
  /** The one that is changed; null for a new one. */
  before: TimeOff | null
  /** All the others of the schedule. */
  others: readonly TimeOff[]
  onSave: (timeOff: TimeOff) => void
  onCancel: () => void
}

const fieldNames: Record<TimeOffField, string> = { startDate: 'From', endDate: 'To', endTime: 'Ends at' }

/** From when to when one is away, said back in words before it is saved. */
export function TimeOffForm({ before, others, onSave, onCancel }: TimeOffFormProps) {
  const { locale, draft } = useScheduleEditor()
  const { schedule, todayDate } = draft
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [entered, setEntered] = useState<TimeOffDraft>(() => (before ? draftOfTimeOff(before) : newTimeOff))
  const [tried, setTried] = useState(false)
  const { timeOff, problems } = readTimeOff(entered, { locale, todayDate })
  const shownProblems = tried ? problems : {}
  const found = Object.entries(shownProblems) as [TimeOffField, string][]
  const idOf = (field: keyof TimeOffDraft) => `${id}.${field}`
  const enter = (changed: Partial<TimeOffDraft>) => setEntered({ ...entered, ...changed })
  const earliestEnd = entered.startDate && entered.startDate > todayDate ? entered.startDate : todayDate
  const oneDay = entered.startDate === entered.endDate

  useEffect(() => form.current?.querySelector('input')?.focus(), [])

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const unread = form.current?.querySelector<HTMLInputElement>(':invalid')
    if (timeOff && !unread) return onSave(timeOff)
    setTried(true)
    const [first] = Object.keys(problems) as TimeOffField[]
    const field = first ? document.getElementById(idOf(first)) : unread
    field?.focus()
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={handleSubmit}
      aria-label={before ? 'Change time off' : 'New time off'}
      className="rounded-xl bg-sunken p-4 forced-colors:border"
    >
      {found.length > 0 && (
        <div role="alert" className="notice notice-warm mb-4 py-3">
          <p className="font-semibold">Please mend {found.length === 1 ? 'this' : 'these'}:</p>
          <ul className="mt-1 list-disc ps-5">
            {found.map(([field, problem]) => (
              <li key={field}>
                <a
                  href={`#${idOf(field)}`}
                  onClick={event => {
                    event.preventDefault()
                    document.getElementById(idOf(field))?.focus()
                  }}
                  className="link"
                >
                  {fieldNames[field]}: {problem}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField
          id={idOf('startDate')}
          label={fieldNames.startDate}
          date={entered.startDate}
          onChange={startDate => enter({ startDate })}
          problem={shownProblems.startDate}
        >
          <CalendarButton
            label={fieldNames.startDate}
            date={entered.startDate}
            fromDate={todayDate}
            onChoose={startDate => enter({ startDate })}
          />
        </DateField>
        <DateField
          id={idOf('endDate')}
          label={fieldNames.endDate}
          date={entered.endDate}
          onChange={endDate => enter({ endDate })}
          problem={shownProblems.endDate}
        >
          <CalendarButton
            label={fieldNames.endDate}
            date={entered.endDate}
            fromDate={earliestEnd}
            onChoose={endDate => enter({ endDate })}
          />
        </DateField>
      </div>
      <label
        htmlFor={idOf('wholeDays')}
        className="mt-3 inline-flex min-h-10 cursor-pointer items-center gap-2.5"
      >
        <input
          id={idOf('wholeDays')}
          type="checkbox"
          checked={entered.wholeDays}
          onChange={event => enter({ wholeDays: event.target.checked })}
          className="size-5 scroll-mb-48 accent-brand"
        />
        Whole days
      </label>
      {!entered.wholeDays && (
        <fieldset className="mt-2 min-w-0">
          <legend className="sr-only">Hours away</legend>
          <div className="flex gap-3">
            <TimeField
              id={idOf('startTime')}
              label="Starts at"
              edge="startTime"
              window={{ startTime: entered.startTime, endTime: entered.endTime }}
              describedBy={undefined}
              onChange={startTime => enter({ startTime })}
            />
            <TimeField
              id={idOf('endTime')}
              label={fieldNames.endTime}
              edge="endTime"
              window={{ startTime: oneDay ? entered.startTime : '00:00', endTime: entered.endTime }}
              describedBy={shownProblems.endTime && `${id}.endTime.problem`}
              onChange={endTime => enter({ endTime })}
            />
          </div>
          {shownProblems.endTime && (
            <p id={`${id}.endTime.problem`} className="mt-1 text-sm text-accent">
              {shownProblems.endTime}
            </p>
          )}
        </fieldset>
      )}
      <div className="mt-3">
        <label htmlFor={idOf('label')} className="block font-medium">
          Label <span className="font-normal text-muted">(optional)</span>
        </label>
        <input
          id={idOf('label')}
          value={entered.label}
          maxLength={labelLengthMax}
          autoComplete="off"
          aria-describedby={`${id}.label.hint`}
          onChange={event => enter({ label: event.target.value })}
          className="field mt-1.5 scroll-mb-48"
        />
        <p id={`${id}.label.hint`} className="mt-1 text-sm text-muted">
          Only you see it. Clients never do.
        </p>
      </div>
      <p role="status" className="mt-3 min-h-6 font-medium">
        {timeOff &&
          formatAway(locale, timeOff, findBack({ ...schedule, timeOff: [...others, timeOff] }, timeOff))}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        <button type="submit" className="button">
          {before ? 'Save time off' : 'Add this time off'}
        </button>
        <button type="button" onClick={onCancel} className="link min-h-9 cursor-pointer text-sm">
          Cancel
        </button>
      </div>
    </form>
  )
}
