import Link from 'next/link'
import type { BookingFrame } from '#booking/booking-frame.ts'
import { formatDate } from '#format.ts'

/** Why there is nothing to choose, and what to do instead. */
export function NoTimes({ frame }: { frame: BookingFrame }) {
  const { booking, provider, reader } = frame
  return (
    <section className="card max-w-xl p-6">
      <h2>No times are free with {provider.name}</h2>
      <p className="mt-3 text-muted">
        Either no hours are published until {formatDate(reader.locale, booking.window.toDate)}, the last day
        that can be booked, or everything is taken. New times appear here as soon as they are published, and a
        cancelled visit frees its time at once.
      </p>
      <p className="mt-5">
        <Link href="/" className="button button-primary">
          See other providers
        </Link>
      </p>
    </section>
  )
}
