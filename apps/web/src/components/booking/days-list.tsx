import Link from 'next/link'
import { availableText, type BookingFrame } from '#booking/booking-frame.ts'
import { bookingPath } from '#booking/booking-search.ts'
import { monthRange } from '#booking/booking-window.ts'
import { shiftMonth } from '#booking/month-weeks.ts'
import { DayTimes } from '#components/booking/day-times.tsx'
import { FocusedHeading } from '#components/booking/focused-heading.tsx'
import { formatDate, formatMonth, zoneName } from '#format.ts'

const daysShown = 7

/** The same answer as the calendar's, as one list: the next days with free times and all times of each. */
export function DaysList({ frame, fromDate }: { frame: BookingFrame; fromDate: string }) {
  const { booking, reader } = frame
  const days = [...booking.startsByDate].filter(([date]) => date >= fromDate)
  const shown = days.slice(0, daysShown)
  const firstHidden = days[daysShown]?.[0]
  return (
    <section aria-labelledby="times">
      <FocusedHeading id="times" about={frame.search.day}>
        Times from {formatDate(reader.locale, fromDate)}
      </FocusedHeading>
      <p className="mt-1 text-muted">In {zoneName(reader.timeZone)}</p>
      {shown.length === 0 && (
        <p className="mt-4">No times are free in the rest of {formatMonth(reader.locale, booking.month)}.</p>
      )}
      {shown.map(([date, starts]) => (
        <section key={date} className="mt-8">
          <h3 className="border-b border-line pb-2 text-lg">
            {formatDate(reader.locale, date)}
            <span className="ms-3 text-sm font-normal text-muted">{availableText(starts.length)}</span>
          </h3>
          <DayTimes frame={frame} starts={starts} heading="h4" />
        </section>
      ))}
      <LaterDays frame={frame} day={firstHidden ?? nextMonthDate(frame)} />
    </section>
  )
}

function nextMonthDate({ booking }: BookingFrame): string | null {
  return monthRange(booking.window, shiftMonth(booking.month, 1))?.fromDate ?? null
}

function LaterDays({ frame, day }: { frame: BookingFrame; day: string | null }) {
  const { booking, provider, search } = frame
  const first = booking.nextAvailableAt !== null && search.day
  return (
    <p className="mt-8 flex flex-wrap gap-3">
      {first && (
        <Link href={bookingPath(provider.slug, search, { day: null })} className="button">
          First days
        </Link>
      )}
      {day && (
        <Link href={bookingPath(provider.slug, search, { day })} className="button">
          Later days
        </Link>
      )}
    </p>
  )
}
