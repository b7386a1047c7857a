import Link from 'next/link'
import { type BookingFrame, describeTimes, keptKey } from '#booking/booking-frame.ts'
import { bookingPath } from '#booking/booking-search.ts'
import { monthRange } from '#booking/booking-window.ts'
import { shiftMonth } from '#booking/month-weeks.ts'
import { FocusedHeading } from '#components/booking/focused-heading.tsx'
import { KeptDays } from '#components/booking/kept-days.tsx'
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
      <KeptDays
        key={keptKey(frame, fromDate)}
        days={shown.map(([date]) => ({
          key: date,
          title: formatDate(reader.locale, date),
          slots: describeTimes(frame, date),
        }))}
        earliestAt={booking.earliestAt}
      />
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
