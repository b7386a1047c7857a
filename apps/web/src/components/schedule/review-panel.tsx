'use client'
import { bookingErrors } from '@holdfast/shared/rules/errors'
import { unreachableText } from '#booking/refusal-text.ts'
import { signInPath } from '#return-path.ts'
import { ArrivingHeading } from './arriving-heading.tsx'
import { ChangeList } from './change-list.tsx'
import type { usePublish } from './use-publish.ts'

interface ReviewPanelProps {
  changes: readonly string[]
  publishing: ReturnType<typeof usePublish>
  onPublish: () => void
  onBack: () => void
}

/** The last look before clients see it. */
export function ReviewPanel({ changes, publishing, onPublish, onBack }: ReviewPanelProps) {
  const { sending, waiting, failure } = publishing
  return (
    <section aria-labelledby="review">
      <ArrivingHeading id="review">Publish these changes?</ArrivingHeading>
      <div className="mt-2">
        <ChangeList changes={changes} />
      </div>
      <p className="mt-2 text-sm text-muted">What is booked stays booked, also outside the new hours.</p>
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
          {sending ? 'Publishing…' : 'Publish now'}
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
