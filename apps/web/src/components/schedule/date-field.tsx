'use client'
import { type ReactNode, useState } from 'react'
import { formatDate } from '#format.ts'
import { parseDate } from './draft/parse-date.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'

interface DateFieldProps {
  id: string
  label: string
  /** `YYYY-MM-DD`; null while none can be read. */
  date: string | null
  onChange: (date: string | null) => void
  /** What to mend in what can be read. */
  problem?: string | undefined
  /** What else chooses the date: a calendar. */
  children?: ReactNode
}

/** A date to type (`27 Nov`, `27/11`, `friday`). As soon as it is left it stands there in words. */
export function DateField({ id, label, date, onChange, problem, children }: DateFieldProps) {
  const { locale, draft } = useScheduleEditor()
  const [typed, setTyped] = useState<{ text: string; date: string | null } | null>(null)
  const [left, setLeft] = useState(false)
  const words = (known: string) => formatDate(locale, known, { length: 'short', year: true })
  // What was typed was meant for the date that it gave, not for another one that came from elsewhere.
  const current = typed && typed.date === date ? typed : null
  const unread = left && current !== null && current.text.trim() !== '' && date === null
  const found = problem ?? (unread ? `Write a date such as ${words(draft.todayDate)}.` : undefined)
  const problemId = `${id}.problem`
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      <div className="mt-1.5 flex gap-1.5">
        <input
          id={id}
          autoComplete="off"
          value={current?.text ?? (date ? words(date) : '')}
          aria-invalid={Boolean(found)}
          aria-describedby={found && problemId}
          onChange={event => {
            const text = event.target.value
            const read = parseDate(text, { locale, todayDate: draft.todayDate })
            setTyped({ text, date: read })
            setLeft(false)
            onChange(read)
          }}
          onBlur={() => {
            setLeft(true)
            if (date) setTyped(null)
          }}
          className="field min-w-0 scroll-mb-48 aria-invalid:border-2 aria-invalid:border-accent"
        />
        {children}
      </div>
      {found && (
        <p id={problemId} className="mt-1 text-sm text-accent">
          {found}
        </p>
      )}
    </div>
  )
}
