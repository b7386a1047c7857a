'use client'
import { bookingErrors } from '@holdfast/shared/rules/errors'
import { unreachableText } from '#booking/refusal-text.ts'
import { signInPath } from '#return-path.ts'
import { ArrivingHeading } from './arriving-heading.tsx'
import { ChangeList } from './change-list.tsx'
import { AffectedReview } from './review/affected-review.tsx'
import type { VisitChoices } from './review/use-visit-choices.ts'
import type { Preview } from './use-preview.ts'
import type { usePublish } from './use-publish.ts'

interface ReviewPanelProps {
  changes: readonly string[]
  preview: Preview
  choices: VisitChoices
  /** How many appointments are to be cancelled once it is published. */
  cancelCount: number
  publishing: ReturnType<typeof usePublish>
  onPublish: () => void
  onBack: () => void
}

/** The last look before clients see it, and what is to become of the appointments that it leaves outside. */
export function ReviewPanel(props: ReviewPanelProps) {
  const { changes, preview, choices, cancelCount, publishing, onPublish, onBack } = props
  const { sending, waiting, failure } = publishing
  return (
    <section aria-labelledby="review">
      <ArrivingHeading id="review">Publish these changes?</ArrivingHeading>
      <div className="mt-2">
        <ChangeList changes={changes} />
      </div>
      <p className="mt-2 text-sm text-muted">What is booked stays booked, also outside the new hours.</p>
      <AffectedReview preview={preview} choices={choices} />
      {failure && (
        <p role="alert" className="notice notice-warm mt-3">
          {failure === 'unknown' ? unreachableText : bookingErrors[failure.code].text}{' '}
          {failure !== 'unknown' && failure.code === 'not_signed_in' && (
            <a href={signInPath('/schedule')} className="link">
              Sign in again; your draft is kept
            </a>
          )}
        </p>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <button type="button" onClick={onPublish} aria-disabled={sending} className="button button-primary">
          {sending ? 'Publishing…' : publishText(cancelCount)}
        </button>
        <button type="button" onClick={onBack} className="link min-h-11 cursor-pointer">
          Keep editing
        </button>
      </div>
      <p role="status" className="text-sm text-muted">
        {waiting && 'No answer yet. We keep trying.'}
      </p>
    </section>
  )
}

function publishText(cancelCount: number): string {
  if (cancelCount === 0) return 'Publish now'
  return `Publish and cancel ${cancelCount === 1 ? '1 appointment' : `${cancelCount} appointments`}`
}
