import Link from 'next/link'
import { describeAppointment } from '#appointments/describe-appointment.ts'
import type { Appointment } from '#appointments/page-appointment.ts'
import type { Reader } from '#format.ts'

/** One appointment of a list, as its client sees it. */
export function AppointmentRow({ appointment, reader }: { appointment: Appointment; reader: Reader }) {
  const { appointmentId, provider, status, visitTypeName } = appointment
  const words = describeAppointment(reader, appointment)
  const cancelled = status === 'cancelled'
  return (
    <li className="card relative p-5 hover:border-brand">
      <h3 className="text-lg">
        <Link
          href={`/appointments/${appointmentId}`}
          prefetch={false}
          className="after:absolute after:inset-0"
        >
          <span className={cancelled ? 'line-through' : ''}>
            {words.day}, {words.times}
          </span>
        </Link>
        {cancelled && (
          <span className="ms-3 rounded-full bg-accent-soft px-2.5 py-0.5 text-sm font-semibold text-accent">
            Cancelled
          </span>
        )}
      </h3>
      <p className="mt-1 text-muted">
        {provider.name} · {visitTypeName}
      </p>
    </li>
  )
}
