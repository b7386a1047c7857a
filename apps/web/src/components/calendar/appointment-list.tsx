import Link from 'next/link'
import { notFound } from 'next/navigation'
import { formatDate, type Reader } from '#format.ts'
import { refusalCodeOf } from '#server/refusal-of.ts'
import { calendarPath } from './calendar-search.ts'
import { CalendarVisit } from './calendar-visit.tsx'
import { type ListQuestion, loadAppointmentList } from './load-appointment-list.ts'
import { NoVisits } from './no-visits.tsx'

interface AppointmentListProps {
  question: ListQuestion
  /** In the provider's zone. */
  reader: Reader
  /** The zone of the browser; the provider's where it is not known. */
  ownTimeZone: string
  hasPublished: boolean
}

/** A page of a provider's appointments by day: those to come, or those before today. */
export async function AppointmentList({ question, reader, ownTimeZone, hasPublished }: AppointmentListProps) {
  const { view, now, cursor } = question
  const { todayDate, days, nextCursor } = await findList(question)
  return (
    <div className="max-w-3xl space-y-8">
      <nav aria-label="Which appointments" className="flex gap-2">
        {(['upcoming', 'past'] as const).map(other => (
          <Link
            key={other}
            href={calendarPath({ view: other })}
            aria-current={other === view ? 'page' : undefined}
            className="button aria-[current=page]:bg-brand aria-[current=page]:text-on-brand"
          >
            {other === 'past' ? 'Past' : 'Upcoming'}
          </Link>
        ))}
      </nav>
      {days.length === 0 && <NoVisits view={view} hasPublished={hasPublished} further={cursor !== null} />}
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
                ownTimeZone={ownTimeZone}
                now={now}
              />
            ))}
          </ul>
        </section>
      ))}
      {nextCursor && (
        <Link href={calendarPath({ view, cursor: nextCursor })} className="button">
          {view === 'past' ? 'Earlier appointments' : 'Later appointments'}
        </Link>
      )}
    </div>
  )
}

/** The page of the list; a place that is none of this list is not found. */
async function findList(question: ListQuestion) {
  try {
    return await loadAppointmentList(question)
  } catch (error) {
    if (refusalCodeOf(error) === 'invalid_input') notFound()
    throw error
  }
}
