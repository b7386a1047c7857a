import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus } from 'ical-generator'
import { toCalendarEntry } from '#appointments/calendar-entry.ts'
import type { Appointment } from '#appointments/page-appointment.ts'

type Filed = Parameters<typeof toCalendarEntry>[0] & Pick<Appointment, 'status' | 'sequence'>

/** Where the file comes from, and when; epoch milliseconds. */
interface Written {
  siteUrl: string
  now: number
}

/** An organizer must have an address (RFC 5546, 3.2), and Holdfast sends and reads no mail: this one leads nowhere (RFC 2606). */
const nobodysAddress = 'no-reply@holdfast.invalid'

/**
 * An appointment as iCalendar (RFC 5545), in UTC. A calendar that knows the UID takes the file with the higher SEQUENCE, and
 * every move and the cancel raise it: so each file replaces the one before.
 *
 * It is PUBLISHed (RFC 5546, 3.2.1), since whoever opens it adds it of their own will. A REQUEST would invite an attendee by
 * mail address and await a reply. Once cancelled, the file is a CANCEL, which takes the entry away.
 */
export function writeCalendarFile(appointment: Filed, { siteUrl, now }: Written): string {
  const { title, details, url, startsAt, endsAt } = toCalendarEntry(appointment, siteUrl)
  const cancelled = appointment.status === 'cancelled'
  const calendar = ical({
    prodId: { company: 'Holdfast', product: 'Appointments', language: 'EN' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: `${appointment.appointmentId}@holdfast`,
    sequence: appointment.sequence,
    stamp: new Date(now),
    start: new Date(startsAt),
    end: new Date(endsAt),
    summary: title,
    description: details,
    url,
    organizer: { name: appointment.provider.name, email: nobodysAddress },
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    class: ICalEventClass.PRIVATE,
  })
  return `${calendar.toString()}\r\n`
}
