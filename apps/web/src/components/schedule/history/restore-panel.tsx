'use client'
import type { Locale } from '#locale.ts'
import { ArrivingHeading } from '../arriving-heading.tsx'
import { ChangeList } from '../change-list.tsx'
import { describeChanges } from '../draft/schedule-changes.ts'
import { RestoreFailure } from './restore-failure.tsx'
import type { useRestore } from './use-restore.ts'
import type { Version } from './version-list.ts'

interface RestorePanelProps {
  locale: Locale
  current: Version
  wanted: Version
  restoring: ReturnType<typeof useRestore>
  onRestore: () => void
  onBack: () => void
}

/** The last look before an old version is what clients see: how it differs from now. */
export function RestorePanel({ locale, current, wanted, restoring, onRestore, onBack }: RestorePanelProps) {
  const { sending, failure } = restoring
  const changes = describeChanges(locale, current.schedule, wanted.schedule)
  return (
    <section aria-labelledby="restore" className="card border-control p-4 sm:p-6">
      <ArrivingHeading id="restore">Restore version {wanted.version}?</ArrivingHeading>
      {changes.length > 0 ? (
        <>
          <p className="mt-1 mb-2 text-muted">Against what clients see now, this would change:</p>
          <ChangeList changes={changes} />
          <p className="mt-2 text-sm text-muted">What is booked stays booked.</p>
        </>
      ) : (
        <p className="mt-1">These are the hours that clients see now.</p>
      )}
      <RestoreFailure failure={failure} />
      <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        {changes.length > 0 && (
          <button type="button" onClick={onRestore} aria-disabled={sending} className="button button-primary">
            {sending ? 'Publishing…' : 'Restore and publish'}
          </button>
        )}
        <button type="button" onClick={onBack} className="link min-h-11 cursor-pointer">
          Back
        </button>
      </div>
    </section>
  )
}
