'use client'
import type { Preview } from '../use-preview.ts'
import { AffectedList } from './affected-list.tsx'
import { HeldNote } from './held-note.tsx'
import { splitAffected } from './split-affected.ts'
import type { VisitChoices } from './use-visit-choices.ts'
import { VisitChoice } from './visit-choice.tsx'

interface AffectedReviewProps {
  preview: Preview
  choices: VisitChoices
}

/** The appointments that publishing would leave outside, with what is to become of each; it says so when that is not known. */
export function AffectedReview({ preview: { found, state }, choices }: AffectedReviewProps) {
  if (state === 'failed') {
    return (
      <p className="notice notice-warm mt-3 text-sm">
        We could not check your booked appointments. You can publish all the same: nothing is cancelled, and
        you are told then which are outside.
      </p>
    )
  }
  const split = found && splitAffected(found)
  return (
    <div className="mt-3 space-y-3">
      <p role="status" className="text-sm text-muted">
        {state === 'checking' && 'Checking your booked appointments…'}
      </p>
      {split && split.newly.length > 0 && (
        <>
          <h3>
            {split.newly.length === 1
              ? 'One booked appointment would be outside your hours'
              : `${split.newly.length} booked appointments would be outside your hours`}
          </h3>
          {split.newly.map(visit => (
            <VisitChoice key={visit.appointmentId} visit={visit} choices={choices} />
          ))}
        </>
      )}
      {split && split.unnamedCount > 0 && <p>and {split.unnamedCount} more, which all stay booked.</p>}
      {split && split.already.length > 0 && (
        <details>
          <summary className="min-h-9 cursor-pointer content-center text-sm text-muted">
            {split.already.length === 1 ? '1 appointment is' : `${split.already.length} appointments are`}{' '}
            outside already
          </summary>
          <AffectedList visits={split.already} />
        </details>
      )}
      {found && <HeldNote held={found.held} />}
    </div>
  )
}
