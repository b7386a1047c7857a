import { expect, test } from 'vitest'
import { toCalendarEntry } from './calendar-entry.ts'
import { googleCalendarLink, outlookCalendarLink } from './calendar-links.ts'

const entry = toCalendarEntry(
  {
    appointmentId: '5f0c1b9e-7a52-4c58-9d5e-2f6f0a1c3b7d',
    startsAt: '2026-11-24T09:15:00.000Z',
    endsAt: '2026-11-24T09:30:00.000Z',
    provider: { name: 'Dr. Ann & Co' },
  },
  'https://holdfast.example',
)
const details =
  'Reference 5F0C-1B9E. To move or cancel it: https://holdfast.example/appointments/5f0c1b9e-7a52-4c58-9d5e-2f6f0a1c3b7d'

test('Google is told the time in UTC, whom one visits and where to change it, and nothing else', () => {
  const link = new URL(googleCalendarLink(entry))
  expect(link.origin + link.pathname).toBe('https://calendar.google.com/calendar/render')
  expect(Object.fromEntries(link.searchParams)).toEqual({
    action: 'TEMPLATE',
    text: 'Appointment with Dr. Ann & Co',
    dates: '20261124T091500Z/20261124T093000Z',
    details,
  })
})

test('Outlook is told the same, with no plus sign for a space', () => {
  const link = new URL(outlookCalendarLink(entry))
  expect(link.origin + link.pathname).toBe('https://outlook.live.com/calendar/0/deeplink/compose')
  expect(link.search).not.toContain('+')
  expect(Object.fromEntries(link.searchParams)).toEqual({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: 'Appointment with Dr. Ann & Co',
    startdt: '2026-11-24T09:15:00.000Z',
    enddt: '2026-11-24T09:30:00.000Z',
    body: details,
  })
})
