'use client'
import { VisitName } from './review/visit-name.tsx'
import type { AffectedVisit } from './use-publish.ts'

interface OutsideVisitsProps {
  visits: readonly AffectedVisit[]
  /** How many more there are that are not named. */
  unnamedCount: number
}

/** Booked appointments that are kept outside the hours, each with a way to it; how many more there are, if not all are named. */
export function OutsideVisits({ visits, unnamedCount }: OutsideVisitsProps) {
  const count = visits.length + unnamedCount
  return (
    <div>
      <p className="mt-1">
        {count === 1 ? 'One booked appointment is' : `${count} booked appointments are`} outside your hours
        now. What is booked is kept, and flagged “outside hours”.
      </p>
      <ul className="mt-2 space-y-2">
        {visits.map(visit => (
          <li key={visit.appointmentId}>
            <VisitName visit={visit} />
          </li>
        ))}
        {unnamedCount > 0 && <li>and {unnamedCount} more</li>}
      </ul>
    </div>
  )
}
