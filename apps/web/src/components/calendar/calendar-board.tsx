import type { Schedule } from '@holdfast/shared/rules/schedule'
import Link from 'next/link'
import { formatDate, localDate, type Reader } from '#format.ts'
import { customsOf } from '#locale.ts'
import type { ProviderIdentity } from '#set-up/own-schedule.ts'
import { computeCalendarDay } from './calendar-day.ts'
import { CalendarGrid } from './calendar-grid.tsx'
import { CalendarLegend } from './calendar-legend.tsx'
import { type CalendarSearch, calendarPath, weekOf } from './calendar-search.ts'
import { CalendarSteps } from './calendar-steps.tsx'
import { CalendarVisit } from './calendar-visit.tsx'
import { findNextVisit, loadVisits, type Visit } from './load-visits.ts'
import { NoVisits } from './no-visits.tsx'

interface CalendarBoardProps {
  identity: ProviderIdentity
  schedule: Schedule
  hasPublished: boolean
  search: CalendarSearch
  /** In the provider's zone. */
  reader: Reader
  /** The zone of the browser; the provider's where it is not known. */
  ownTimeZone: string
  /** Epoch milliseconds. */
  now: number
}

/** A week or a day of a provider: what is booked, drawn over the hours. */
export async function CalendarBoard(props: CalendarBoardProps) {
  const { identity, schedule, hasPublished, search, reader, ownTimeZone, now } = props
  const { locale, timeZone } = reader
  const todayDate = localDate(timeZone, now)
  const date = search.date ?? todayDate
  const dates = search.view === 'day' ? [date] : weekOf(date, customsOf(locale).weekStartsOn)
  const [fromDate = date] = dates
  const toDate = dates.at(-1) ?? date
  const { visits, hasMore } = await loadVisits(identity, { timeZone, fromDate, toDate })
  const days = dates.map(day => computeCalendarDay(schedule, day, visits, now))
  const isEmpty = days.every(day => day.confirmed.length + day.cancelled.length === 0)
  const next = isEmpty ? await findNextVisit(identity, { timeZone, afterDate: toDate }) : null
  const isUnused = isEmpty && !next && !hasPublished
  const [onlyDay] = search.view === 'day' ? days : []
  return (
    <section aria-labelledby="calendar-period">
      <CalendarSteps search={search} dates={dates} todayDate={todayDate} locale={locale} />
      {hasMore && (
        <p role="alert" className="notice notice-warm mt-4">
          There are more appointments than can be shown here, most of them cancelled. The later ones are
          missing; see them <Link href={calendarPath({ view: 'upcoming' })}>in the list</Link>.
        </p>
      )}
      {isUnused ? (
        <div className="mt-6">
          <NoVisits view="upcoming" hasPublished={false} further={false} />
        </div>
      ) : (
        <>
          {isEmpty && <Emptiness view={search.view} next={next} reader={reader} />}
          <CalendarGrid days={days} search={search} reader={reader} todayDate={todayDate} now={now} />
          <CalendarLegend search={search} />
        </>
      )}
      {onlyDay && onlyDay.cancelled.length > 0 && (
        <section aria-labelledby="cancelled" className="mt-8 max-w-3xl">
          <h2 id="cancelled" className="mb-3">
            Cancelled on this day
          </h2>
          <ul className="space-y-3">
            {onlyDay.cancelled.map(({ appointment }) => (
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
      )}
    </section>
  )
}

interface EmptinessProps {
  view: CalendarSearch['view']
  next: Visit | null
  reader: Reader
}

/** That nothing is booked, and when something is. */
function Emptiness({ view, next, reader }: EmptinessProps) {
  const nextDate = next && localDate(reader.timeZone, Date.parse(next.appointment.startsAt))
  return (
    <p className="notice mt-4">
      No appointments {view === 'day' ? 'on this day' : 'this week'}.{' '}
      {nextDate ? (
        <Link href={calendarPath({ view, date: nextDate })} prefetch={false} className="link">
          Go to the next one, {formatDate(reader.locale, nextDate)}
        </Link>
      ) : (
        'None is booked later either.'
      )}
    </p>
  )
}
