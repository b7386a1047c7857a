'use client'
import { reasonLengthMax } from '@holdfast/shared/rules/limits'
import { useId } from 'react'
import { findOutsideReason } from '../draft/outside-reason.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import type { AffectedVisit } from '../use-publish.ts'
import type { VisitChoices } from './use-visit-choices.ts'
import { useVisitWords } from './use-visit-words.ts'

interface VisitChoiceProps {
  visit: AffectedVisit
  choices: VisitChoices
  /** Whether it was booked since the review was read. */
  isNew?: boolean
}

/** One appointment that the hours leave outside: it is kept, or cancelled with a message to its client. */
export function VisitChoice({ visit, choices, isNew = false }: VisitChoiceProps) {
  const { locale, draft } = useScheduleEditor()
  const { day, times, elsewhere } = useVisitWords(visit)
  const id = useId()
  const { appointmentId, clientName } = visit
  const { cancel, message } = choices.of(appointmentId)
  const [startsAt, endsAt] = [Date.parse(visit.startsAt), Date.parse(visit.endsAt)]
  const reason = findOutsideReason(locale, draft.schedule, { startsAt, endsAt })
  const options = [
    { value: false, text: 'Keep' },
    { value: true, text: 'Cancel it' },
  ]
  return (
    <fieldset className="min-w-0 rounded-xl border border-line p-3 sm:px-4">
      <legend className="float-left w-full font-semibold">
        {isNew && (
          <span className="me-2 rounded-md bg-accent-soft px-1.5 py-0.5 text-xs text-accent uppercase">
            New
          </span>
        )}
        {day}, {times}, {clientName}
      </legend>
      <p className="clear-both text-sm text-muted">
        {elsewhere && <span className="block">{elsewhere}</span>}
        {reason && <span className="block">{reason.words}</span>}
      </p>
      <div className="mt-1 flex flex-wrap gap-x-6">
        {options.map(({ value, text }) => (
          <label key={text} className="inline-flex min-h-10 cursor-pointer items-center gap-2.5">
            <input
              type="radio"
              name={`${id}.choice`}
              checked={cancel === value}
              onChange={() => choices.choose(appointmentId, { cancel: value })}
              className="size-5 accent-brand"
            />
            {text}
          </label>
        ))}
      </div>
      {cancel ? (
        <div className="mt-1">
          <label htmlFor={`${id}.message`} className="block text-sm font-medium">
            Message to {clientName} <span className="font-normal text-muted">(optional)</span>
          </label>
          <textarea
            id={`${id}.message`}
            rows={2}
            maxLength={reasonLengthMax}
            value={message}
            onChange={event => choices.choose(appointmentId, { message: event.target.value })}
            className="field mt-1"
          />
        </div>
      ) : (
        <p className="text-sm text-muted">It stays booked and is flagged “outside hours”.</p>
      )}
    </fieldset>
  )
}
