'use client'
import Link from 'next/link'
import { describeVisit } from '#booking/describe-visit.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'
import type { Affected } from './use-publish.ts'

interface OutsideVisitsProps {
  affected: Affected
  ownTimeZone: string | null
}

/** Booked appointments that now lie outside the hours, each with a way to it. */
export function OutsideVisits({ affected, ownTimeZone }: OutsideVisitsProps) {
  const { locale } = useScheduleEditor()
  return (
    <>
      <p className="mt-1">
        {affected.length === 1 ? 'One booked appointment is' : `${affected.length} booked appointments are`}{' '}
        outside your hours now. Nothing was cancelled: what is booked is kept, and flagged “outside hours”.
      </p>
      <ul className="mt-2 space-y-2">
        {affected.map(({ appointmentId, startsAt, endsAt, clientName, provider }) => {
          const words = describeVisit(
            { locale, timeZone: provider.timeZone },
            {
              startsAt: Date.parse(startsAt),
              endsAt: Date.parse(endsAt),
              providerTimeZone: ownTimeZone ?? provider.timeZone,
            },
          )
          return (
            <li key={appointmentId}>
              <Link href={`/appointments/${appointmentId}`} prefetch={false} className="link">
                {words.day}, {words.times}, {clientName}
              </Link>
              {words.elsewhere && <span className="block text-sm text-muted">{words.elsewhere}</span>}
            </li>
          )
        })}
      </ul>
    </>
  )
}
