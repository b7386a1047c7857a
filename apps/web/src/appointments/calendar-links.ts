import type { CalendarEntry } from '#appointments/calendar-entry.ts'

/** The address at which Google Calendar offers to add an entry. */
export function googleCalendarLink({ title, details, startsAt, endsAt }: CalendarEntry): string {
  const query = new URLSearchParams({
    action: 'TEMPLATE',
    text: title,
    dates: `${basicInstant(startsAt)}/${basicInstant(endsAt)}`,
    details,
  })
  return `https://calendar.google.com/calendar/render?${query}`
}

/** The address at which Outlook on the web offers to add an entry. */
export function outlookCalendarLink({ title, details, startsAt, endsAt }: CalendarEntry): string {
  const query = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: new Date(startsAt).toISOString(),
    enddt: new Date(endsAt).toISOString(),
    body: details,
  })
  // Outlook shows a plus sign for a space that is written as one.
  return `https://outlook.live.com/calendar/0/deeplink/compose?${query.toString().replaceAll('+', '%20')}`
}

/** ISO 8601 in its basic form, `20261124T091500Z`. */
const basicInstant = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '')
