'use client'
import { quarterMinutes } from '@holdfast/shared/rules/limits'
import Link from 'next/link'
import { type FormEvent, useId, useState } from 'react'
import { formatDate, zoneName } from '#format.ts'
import { DateField } from '../date-field.tsx'
import { parseTime } from '../draft/parse-time.ts'
import { formatWallTime, minutesOf } from '../draft/wall-time.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import { useExplain } from './use-explain.ts'

/** A date and a time, and why clients are not offered it. */
export function ExplainTime() {
  const { locale, draft } = useScheduleEditor()
  const { explanations, asking, ask } = useExplain()
  const [date, setDate] = useState<string | null>(null)
  const [dateProblem, setDateProblem] = useState<string>()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState('')
  const id = useId()

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (date === null) {
      setDateProblem(`Write a day such as ${formatDate(locale, draft.todayDate, { length: 'short' })}.`)
      return document.getElementById(`${id}.date`)?.focus()
    }
    const time = parseTime(typed)
    const found = problemOf(time, formatWallTime(locale, '09:30'))
    setProblem(found)
    if (found || time === null) return document.getElementById(`${id}.time`)?.focus()
    if (!asking) void ask(date, time)
  }

  return (
    <section aria-labelledby={`${id}.heading`} className="card mt-6 p-4 sm:p-5">
      <h2 id={`${id}.heading`} className="text-lg">
        Why is this time not offered?
      </h2>
      <p className="mt-1 text-sm text-muted">
        Of the hours that clients see now, in {zoneName(draft.published.schedule.timeZone)}.
      </p>
      <form noValidate onSubmit={handleSubmit} className="mt-3 grid grid-cols-[1fr_6rem] gap-x-3">
        <DateField
          id={`${id}.date`}
          label="Day"
          date={date}
          problem={dateProblem}
          onChange={read => {
            setDate(read)
            setDateProblem(undefined)
          }}
        />
        <div>
          <label htmlFor={`${id}.time`} className="block font-medium">
            Time
          </label>
          <input
            id={`${id}.time`}
            autoComplete="off"
            placeholder={formatWallTime(locale, '09:30')}
            value={typed}
            aria-invalid={Boolean(problem)}
            aria-describedby={problem ? `${id}.problem` : undefined}
            onChange={event => setTyped(event.target.value)}
            className="field mt-1.5 aria-invalid:border-2 aria-invalid:border-accent"
          />
        </div>
        {problem && (
          <p id={`${id}.problem`} className="col-span-2 mt-1 text-sm text-accent">
            {problem}
          </p>
        )}
        <button type="submit" aria-disabled={asking} className="button col-span-2 mt-3">
          {asking ? 'Looking…' : 'Tell me why'}
        </button>
      </form>
      <div role="status" className="mt-3 space-y-2 empty:mt-0">
        {explanations?.map(({ text, visit }) => (
          <p key={text}>
            {text}{' '}
            {visit && (
              <Link href={`/appointments/${visit.appointmentId}`} prefetch={false} className="link">
                {visit.clientName} has it
              </Link>
            )}
          </p>
        ))}
      </div>
    </section>
  )
}

/** Why a time cannot be asked about; empty when it can. */
function problemOf(time: string | null, example: string): string {
  if (time === null) return `Write a time such as ${example}.`
  return minutesOf(time) % quarterMinutes === 0
    ? ''
    : 'Visits start on quarter-hours: choose 00, 15, 30 or 45 minutes.'
}
