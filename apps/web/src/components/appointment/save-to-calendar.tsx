import { type CalendarEntry, toCalendarEntry } from '#appointments/calendar-entry.ts'
import { googleCalendarLink, outlookCalendarLink } from '#appointments/calendar-links.ts'
import type { Appointment } from '#appointments/page-appointment.ts'

interface SaveToCalendarProps {
  appointment: Appointment
  /** The origin of this site. */
  siteUrl: string
}

/** The ways from here into one's own calendar; of a cancelled appointment, the way out of it. */
export function SaveToCalendar({ appointment, siteUrl }: SaveToCalendarProps) {
  const { status, sequence } = appointment
  const cancelled = status === 'cancelled'
  return (
    <section aria-labelledby="calendar" className="no-print mt-8">
      <h2 id="calendar">{cancelled ? 'Remove it from your calendar' : 'Add it to your calendar'}</h2>
      <p className="mt-2 max-w-prose text-muted">{noteOf(cancelled, sequence)}</p>
      <p className="mt-4 flex flex-wrap gap-3">
        <a href={`/appointments/${appointment.appointmentId}/calendar.ics`} download className="button">
          {cancelled ? 'Cancellation file (.ics)' : 'Calendar file (.ics)'}
        </a>
        {!cancelled && <OutsideLinks entry={toCalendarEntry(appointment, siteUrl)} />}
      </p>
    </section>
  )
}

function noteOf(cancelled: boolean, sequence: number): string {
  if (cancelled) return 'If you saved the file of this appointment, this one takes the entry away again.'
  const said =
    'A calendar is told the time, the name of your provider and the reference, nothing about your health.'
  if (sequence === 0) return said
  return `${said} The file replaces the entry that an earlier one made; an entry from Google or Outlook stays until you delete it.`
}

function OutsideLinks({ entry }: { entry: CalendarEntry }) {
  return (
    <>
      <OutsideLink href={googleCalendarLink(entry)}>Add to Google Calendar</OutsideLink>
      <OutsideLink href={outlookCalendarLink(entry)}>Add to Outlook</OutsideLink>
    </>
  )
}

function OutsideLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="button">
      {children}
      <span aria-hidden="true">↗</span>
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  )
}
