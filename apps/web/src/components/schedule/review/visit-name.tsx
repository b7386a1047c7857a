'use client'
import Link from 'next/link'
import type { AffectedVisit } from '../use-publish.ts'
import { useVisitWords } from './use-visit-words.ts'

/** A booked appointment by its time and its client, with a way to it, and its time on the reader's own clock where that differs. */
export function VisitName({ visit }: { visit: AffectedVisit }) {
  const { day, times, elsewhere } = useVisitWords(visit)
  return (
    <>
      <Link
        href={`/appointments/${visit.appointmentId}`}
        prefetch={false}
        className="link inline-block min-h-6"
      >
        {day}, {times}, {visit.clientName}
      </Link>
      {elsewhere && <span className="block text-sm text-muted">{elsewhere}</span>}
    </>
  )
}
