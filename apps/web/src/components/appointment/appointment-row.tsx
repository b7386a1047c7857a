import Link from 'next/link'
import { describeAppointment } from '#appointments/describe-appointment.ts'
import { isChangeable } from '#appointments/is-changeable.ts'
import type { Appointment } from '#appointments/page-appointment.ts'
import { ChangeLinks } from '#components/appointment/change-links.tsx'
import type { Reader } from '#format.ts'

interface AppointmentRowProps {
  appointment: Appointment
  reader: Reader
  /** Epoch milliseconds. */
  now: number
}

/** One appointment of a list, as its client sees it. */
export function AppointmentRow({ appointment, reader, now }: AppointmentRowProps) {
  const { appointmentId, provider, status, visitTypeName } = appointment
  const words = describeAppointment(reader, appointment)
  const cancelled = status === 'cancelled'
  return (
    <li className="card relative flex flex-wrap items-center justify-between gap-x-6 gap-y-4 p-5 hover:border-brand">
      <div>
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
      </div>
      {isChangeable(appointment, now) && (
        // Above the link, whose surface is the whole row.
        <p className="relative flex flex-wrap gap-3">
          <ChangeLinks
            appointment={appointment}
            reader={reader}
            about={`${words.short} with ${provider.name}`}
          />
        </p>
      )}
    </li>
  )
}
