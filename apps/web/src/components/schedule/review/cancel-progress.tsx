'use client'
import { refusalText } from '#booking/refusal-text.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import type { Cancelling } from './use-cancel-visits.ts'
import { VisitName } from './visit-name.tsx'

interface CancelProgressProps {
  cancellings: readonly Cancelling[]
  onRetry: () => void
}

/** How far the chosen cancellations are, and which of them did not go through. */
export function CancelProgress({ cancellings, onRetry }: CancelProgressProps) {
  const { locale, draft } = useScheduleEditor()
  const reader = { locale, timeZone: draft.schedule.timeZone }
  const cancelled = cancellings.filter(({ outcome }) => outcome === 'cancelled').length
  const failed = cancellings.filter(({ outcome }) => outcome === 'failed')
  const waiting = cancellings.length - cancelled - failed.length
  return (
    <div className="mt-3">
      <p role="status" className="font-semibold">
        {cancelled} of {cancellings.length} cancelled{waiting > 0 ? '…' : '.'}
      </p>
      {failed.length > 0 && waiting === 0 && (
        <div role="alert" className="notice notice-warm mt-3">
          <p className="font-semibold">
            {failed.length === 1 ? 'One appointment was' : `${failed.length} appointments were`} not cancelled
          </p>
          <ul className="mt-2 space-y-2">
            {failed.map(({ visit, refusal }) => (
              <li key={visit.appointmentId}>
                <VisitName visit={visit} />
                <span className="block text-sm">{refusalText(refusal, reader)}</span>
              </li>
            ))}
          </ul>
          <button type="button" onClick={onRetry} className="button mt-3">
            Try again
          </button>
        </div>
      )}
    </div>
  )
}
