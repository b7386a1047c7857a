import Link from 'next/link'
import type { Appointment } from '#appointments/page-appointment.ts'
import { describeVisit } from '#booking/describe-visit.ts'
import type { Reader } from '#format.ts'
import { VisitMark } from './visit-mark.tsx'

interface CalendarVisitProps {
  appointment: Appointment
  /** In the provider's zone. */
  reader: Reader
  /** The zone of the browser; the provider's where it is not known. */
  ownTimeZone: string
  /** Epoch milliseconds. */
  now: number
}

/** One appointment of a day, as its provider sees it. */
export function CalendarVisit({ appointment, reader, ownTimeZone, now }: CalendarVisitProps) {
  const { appointmentId, clientName, visitTypeName, reason, status, outsideSchedule, cancelledBy } =
    appointment
  const startsAt = Date.parse(appointment.startsAt)
  const endsAt = Date.parse(appointment.endsAt)
  const words = describeVisit(reader, { startsAt, endsAt, providerTimeZone: ownTimeZone })
  const cancelled = status === 'cancelled'
  return (
    <li className="card relative p-4 hover:border-brand sm:px-5">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h3 className="min-w-0 text-lg break-words">
          <Link
            href={`/appointments/${appointmentId}`}
            prefetch={false}
            className="after:absolute after:inset-0"
          >
            <span className={cancelled ? 'line-through' : ''}>
              {words.times}, {clientName}
            </span>
          </Link>
        </h3>
        <span className="text-muted">{visitTypeName}</span>
        {cancelled && <VisitMark>Cancelled by {cancelledBy === 'provider' ? 'you' : 'the client'}</VisitMark>}
        {outsideSchedule && <VisitMark>Outside hours</VisitMark>}
        {!cancelled && <span className="text-sm text-muted">{endsAt <= now ? 'Over' : 'Confirmed'}</span>}
      </div>
      {words.elsewhere && <p className="mt-1 text-sm text-muted">{words.elsewhere}</p>}
      {reason && (
        <p className="mt-2 line-clamp-3 break-words whitespace-pre-line">
          <span className="text-muted">Reason: </span>
          {reason}
        </p>
      )}
    </li>
  )
}
