'use client'
import Link from 'next/link'
import { ArrivingHeading } from '../arriving-heading.tsx'
import { RestoreFailure } from './restore-failure.tsx'
import type { useRestore } from './use-restore.ts'

interface RestoredNoteProps {
  restored: number
  affectedCount: number
  restoring: Pick<ReturnType<typeof useRestore>, 'sending' | 'failure'>
  onUndo: () => void
}

/** That an old version is what clients see again, and the way back. */
export function RestoredNote({ restored, affectedCount, restoring, onUndo }: RestoredNoteProps) {
  return (
    <section aria-labelledby="restored" className="notice">
      <ArrivingHeading id="restored">Version {restored} is restored. Clients see this now.</ArrivingHeading>
      {affectedCount > 0 && (
        <p className="mt-1">
          {affectedCount === 1 ? 'One booked appointment is' : `${affectedCount} booked appointments are`}{' '}
          outside these hours. What is booked is kept, and flagged in{' '}
          <Link href="/calendar" prefetch={false} className="link">
            your appointments
          </Link>
          .
        </p>
      )}
      <RestoreFailure failure={restoring.failure} />
      <p className="mt-2 flex flex-wrap gap-x-6">
        <button
          type="button"
          onClick={onUndo}
          aria-disabled={restoring.sending}
          className="link min-h-9 cursor-pointer"
        >
          Undo
        </button>
        <Link href="/schedule" className="link inline-flex min-h-9 items-center">
          To your hours
        </Link>
      </p>
    </section>
  )
}
