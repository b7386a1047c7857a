import Link from 'next/link'
import type { Appointment } from '#appointments/page-appointment.ts'
import { bookingPath } from '#booking/booking-search.ts'
import { localDate, type Reader } from '#format.ts'

interface ChangeLinksProps {
  appointment: Appointment
  reader: Reader
  /** Which appointment this is about, for whoever does not see where the links stand. */
  about: string
}

/** The two ways in which a client can change an appointment, each as prominent as the other. */
export function ChangeLinks({ appointment, reader, about }: ChangeLinksProps) {
  const { appointmentId, provider, visitTypeId, startsAt } = appointment
  const day = localDate(reader.timeZone, Date.parse(startsAt))
  const movePath = bookingPath(provider.slug, {
    visit: visitTypeId,
    day,
    shown: null,
    view: 'month',
    zone: null,
    move: appointmentId,
  })
  return (
    <>
      <Link href={movePath} prefetch={false} className="button">
        Reschedule<span className="sr-only"> {about}</span>
      </Link>
      <Link href={`/appointments/${appointmentId}/cancel`} prefetch={false} className="button">
        Cancel<span className="sr-only"> {about}</span>
      </Link>
    </>
  )
}
