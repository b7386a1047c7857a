import Link from 'next/link'
import { type BookingFrame, describeSlot } from '#booking/booking-frame.ts'
import { formatDay, formatTime } from '#format.ts'

/** The time that one holds with this provider already. Choosing another moves the hold. */
export function OwnHold({ frame }: { frame: BookingFrame }) {
  const { booking, reader } = frame
  if (!booking.yours) return null
  const { startsAt: at, rescheduleOf } = booking.yours
  const href = describeSlot(frame, at, { move: rescheduleOf }).href
  return (
    <div className="notice flex flex-wrap items-center gap-x-6 gap-y-3">
      <p className="grow basis-64">
        You are holding{' '}
        <strong>
          {formatDay(reader, at)}, {formatTime(reader, at)}
        </strong>
        . Choosing another time lets it go.
      </p>
      <Link href={href} prefetch={false} className="button button-primary">
        {rescheduleOf ? 'Finish moving' : 'Finish booking'}
      </Link>
    </div>
  )
}
