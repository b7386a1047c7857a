import Link from 'next/link'
import { availableText, type BookingFrame, describeTimes, keptKey } from '#booking/booking-frame.ts'
import { bookingPath } from '#booking/booking-search.ts'
import { DayTimes } from '#components/booking/day-times.tsx'
import { FocusedHeading } from '#components/booking/focused-heading.tsx'
import { formatDate, localDate, zoneName } from '#format.ts'

/** The times of the day that is chosen in the calendar. */
export function ChosenDay({ frame, date }: { frame: BookingFrame; date: string }) {
  const { booking, reader } = frame
  const starts = booking.startsByDate.get(date) ?? []
  return (
    <section aria-labelledby="times">
      <FocusedHeading id="times" about={frame.search.day}>
        Times on {formatDate(reader.locale, date)}
      </FocusedHeading>
      <p className="mt-1 text-muted" role="status">
        {starts.length > 0
          ? `${capitalised(availableText(starts.length))}, ${zoneName(reader.timeZone)}`
          : 'No times are free on this day.'}
      </p>
      <DayTimes
        key={keptKey(frame, date)}
        slots={describeTimes(frame, date)}
        earliestAt={booking.earliestAt}
        heading="h3"
      />
      {starts.length === 0 && <NextDay frame={frame} date={date} />}
      <p className="mt-5">
        <a href="#days" className="link">
          Choose another day
        </a>
      </p>
    </section>
  )
}

/** The nearest later day with times in this month, or else the first of all. */
function NextDay({ frame, date }: { frame: BookingFrame; date: string }) {
  const { booking, provider, reader, search } = frame
  const later = [...booking.startsByDate.keys()].find(day => day > date)
  const at = booking.nextAvailableAt
  const day = later ?? (at === null ? null : localDate(reader.timeZone, at))
  if (!day) return null
  return (
    <p className="mt-4">
      <Link href={bookingPath(provider.slug, search, { day })} scroll={false} className="button">
        See {formatDate(reader.locale, day)}
      </Link>
    </p>
  )
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
