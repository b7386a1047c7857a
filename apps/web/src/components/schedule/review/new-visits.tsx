'use client'
import type { AffectedVisit } from '../use-publish.ts'
import type { VisitChoices } from './use-visit-choices.ts'
import { VisitChoice } from './visit-choice.tsx'

interface NewVisitsProps {
  visits: readonly AffectedVisit[]
  choices: VisitChoices
  onCancel: (visits: readonly AffectedVisit[]) => void
}

/** Appointments outside the published hours that were not in the review: each can be kept or cancelled now. */
export function NewVisits({ visits, choices, onCancel }: NewVisitsProps) {
  const chosen = choices.toCancel(visits)
  return (
    <div className="mt-3 space-y-3">
      <h3>
        {visits.length === 1 ? 'One appointment was' : `${visits.length} appointments were`} booked while you
        were publishing
      </h3>
      {visits.map(visit => (
        <VisitChoice key={visit.appointmentId} visit={visit} choices={choices} isNew />
      ))}
      {chosen.length > 0 && (
        <button type="button" onClick={() => onCancel(chosen)} className="button button-danger">
          Cancel {chosen.length === 1 ? 'this appointment' : `${chosen.length} appointments`}
        </button>
      )}
    </div>
  )
}
