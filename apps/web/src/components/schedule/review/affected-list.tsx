'use client'
import { findOutsideReason } from '../draft/outside-reason.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import type { AffectedVisit } from '../use-publish.ts'
import { VisitName } from './visit-name.tsx'

/** Appointments outside the hours of the draft, each with what takes its time. */
export function AffectedList({ visits }: { visits: readonly AffectedVisit[] }) {
  const { locale, draft } = useScheduleEditor()
  return (
    <ul className="space-y-2">
      {visits.map(visit => {
        const [startsAt, endsAt] = [Date.parse(visit.startsAt), Date.parse(visit.endsAt)]
        const reason = findOutsideReason(locale, draft.schedule, { startsAt, endsAt })
        return (
          <li key={visit.appointmentId}>
            <VisitName visit={visit} />
            {reason && <span className="block text-sm">{reason.words}</span>}
          </li>
        )
      })}
    </ul>
  )
}
