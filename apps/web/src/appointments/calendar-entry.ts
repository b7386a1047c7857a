import type { Appointment } from '#appointments/page-appointment.ts'
import { referenceOf } from '#appointments/reference-of.ts'

/** An appointment as its client's own calendar shows it. */
export interface CalendarEntry {
  title: string
  details: string
  /** Where the appointment can be seen, moved and cancelled by whoever is signed in as its client. */
  url: string
  /** Epoch milliseconds. */
  startsAt: number
  endsAt: number
}

type Booked = Pick<Appointment, 'appointmentId' | 'startsAt' | 'endsAt'> & { provider: { name: string } }

/**
 * What of an appointment may leave this site. Calendars are shared, synchronised and shown on locked screens, so nothing that
 * tells of health is in it: not the reason, and neither the visit type nor the provider's title, which may name an illness.
 */
export function toCalendarEntry(appointment: Booked, siteUrl: string): CalendarEntry {
  const { appointmentId, provider } = appointment
  const url = `${siteUrl}/appointments/${appointmentId}`
  return {
    title: `Appointment with ${provider.name}`,
    details: `Reference ${referenceOf(appointmentId)}. To move or cancel it: ${url}`,
    url,
    startsAt: Date.parse(appointment.startsAt),
    endsAt: Date.parse(appointment.endsAt),
  }
}
