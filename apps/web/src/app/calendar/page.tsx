import Link from 'next/link'
import { notFound } from 'next/navigation'
import { requireIdentity } from '#appointments/page-appointment.ts'
import { CalendarViews } from '#components/calendar/calendar-views.tsx'
import { CalendarVisit } from '#components/calendar/calendar-visit.tsx'
import { type Calendar, type CalendarQuestion, loadCalendar } from '#components/calendar/load-calendar.ts'
import { NoVisits } from '#components/calendar/no-visits.tsx'
import { ForProvidersOnly } from '#components/frame/for-providers-only.tsx'
import { ProviderNotSetUp } from '#components/frame/provider-not-set-up.tsx'
import { formatDate, formatTime, zoneName } from '#format.ts'
import { refusalCodeOf } from '#server/refusal-of.ts'
import { readViewer } from '#server/viewer.ts'

export const metadata = { title: 'Your appointments' }

export default async function CalendarPage({ searchParams }: PageProps<'/calendar'>) {
  const query = await searchParams
  const view = query.view === 'past' ? 'past' : 'upcoming'
  const identity = await requireIdentity(view === 'past' ? '/calendar?view=past' : '/calendar')
  if (identity.kind === 'client') return <ForProvidersOnly name={identity.name} />
  const cursor = typeof query.cursor === 'string' ? query.cursor : undefined
  const now = Date.now()
  const [viewer, calendar] = await Promise.all([readViewer(), findCalendar({ identity, view, cursor, now })])
  if (!calendar) return <ProviderNotSetUp name={identity.name} />
  const { timeZone, todayDate, days, nextCursor, hasPublished } = calendar
  const reader = { locale: viewer.locale, timeZone }
  return (
    <div className="max-w-3xl">
      <h1>Your appointments</h1>
      <p className="mt-2 mb-6 text-muted">
        Days and times are in {zoneName(timeZone)} (now {formatTime(reader, now)}).
      </p>
      <CalendarViews current={view} />
      <div className="mt-8 space-y-8">
        {days.length === 0 && (
          <NoVisits view={view} hasPublished={hasPublished} further={cursor !== undefined} />
        )}
        {days.map(({ date, appointments }) => (
          <section key={date} aria-labelledby={`day-${date}`}>
            <h2 id={`day-${date}`} className="mb-3">
              {date === todayDate && 'Today, '}
              {formatDate(reader.locale, date, { year: true })}
            </h2>
            <ul className="space-y-3">
              {appointments.map(appointment => (
                <CalendarVisit
                  key={appointment.appointmentId}
                  appointment={appointment}
                  reader={reader}
                  ownTimeZone={viewer.detectedTimeZone ?? timeZone}
                  now={now}
                />
              ))}
            </ul>
          </section>
        ))}
        {nextCursor && (
          <Link
            href={`/calendar?${new URLSearchParams(view === 'past' ? { view, cursor: nextCursor } : { cursor: nextCursor })}`}
            className="button"
          >
            {view === 'past' ? 'Earlier appointments' : 'Later appointments'}
          </Link>
        )}
      </div>
    </div>
  )
}

/** The page of the list; null for a provider that is not known here. A place that is none of this list is not found. */
async function findCalendar(question: CalendarQuestion): Promise<Calendar | null> {
  try {
    return await loadCalendar(question)
  } catch (error) {
    const code = refusalCodeOf(error)
    if (code === 'provider_not_found') return null
    if (code === 'invalid_input') notFound()
    throw error
  }
}
