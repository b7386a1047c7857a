'use client'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { formatDate } from '#format.ts'
import { DateField } from '../date-field.tsx'
import { CalendarButton } from '../dates/calendar-button.tsx'
import { useScheduleEditor } from '../schedule-editor-context.ts'

interface PatternStartProps {
  onStart: (effectiveFrom: string) => void
  onCancel: () => void
}

/** The date on which new weekly hours start; today at first. */
export function PatternStart({ onStart, onCancel }: PatternStartProps) {
  const { locale, draft } = useScheduleEditor()
  const { todayDate } = draft
  const id = useId()
  const [date, setDate] = useState<string | null>(todayDate)
  const [tried, setTried] = useState(false)
  const past = date !== null && date < todayDate
  const problem = past
    ? `Choose ${formatDate(locale, todayDate)} or a later day.`
    : 'Write the day on which they start, such as 4 Jan.'

  useEffect(() => document.getElementById(id)?.focus(), [id])

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (date && !past) return onStart(date)
    setTried(true)
    document.getElementById(id)?.focus()
  }

  return (
    <form
      onSubmit={handleSubmit}
      aria-label="New weekly hours"
      className="mt-2 rounded-xl bg-sunken p-4 forced-colors:border"
    >
      <div className="max-w-72">
        <DateField
          id={id}
          label="Starts on"
          date={date}
          onChange={setDate}
          problem={tried && (!date || past) ? problem : undefined}
        >
          <CalendarButton label="Starts on" date={date} fromDate={todayDate} onChoose={setDate} />
        </DateField>
      </div>
      <p role="status" className="mt-2 text-sm text-muted">
        {date &&
          !past &&
          `New weekly hours from ${formatDate(locale, date, { year: true })} on. They begin as a copy; until then nothing changes.`}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        <button type="submit" className="button">
          Start new hours
        </button>
        <button type="button" onClick={onCancel} className="link min-h-9 cursor-pointer text-sm">
          Cancel
        </button>
      </div>
    </form>
  )
}
