import Link from 'next/link'
import { describeAppointment } from '#appointments/describe-appointment.ts'
import type { BookingFrame } from '#booking/booking-frame.ts'

/** Which appointment a new time is chosen for, and that it stands until then. */
export function MovingNotice({ frame }: { frame: BookingFrame }) {
  const { moving, reader } = frame
  if (!moving) return null
  const words = describeAppointment(reader, moving)
  return (
    <div className="notice flex flex-wrap items-center gap-x-6 gap-y-3">
      <p className="grow basis-64">
        Your appointment is now on{' '}
        <strong>
          {words.day}, {words.times}
        </strong>
        . It stays yours until you have confirmed another time.
      </p>
      <Link href={`/appointments/${moving.appointmentId}`} prefetch={false} className="button">
        Keep it as it is
      </Link>
    </div>
  )
}
