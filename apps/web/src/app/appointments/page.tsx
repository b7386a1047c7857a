import Link from 'next/link'
import { redirect } from 'next/navigation'
import { loadAppointments } from '#appointments/load-appointments.ts'
import { requireIdentity } from '#appointments/page-appointment.ts'
import { AppointmentRow } from '#components/appointment/appointment-row.tsx'
import { HeldTimes } from '#components/appointment/held-times.tsx'
import { NoAppointments } from '#components/appointment/no-appointments.tsx'
import { readReader } from '#server/viewer.ts'

export const metadata = { title: 'My appointments' }

export default async function AppointmentsPage({ searchParams }: PageProps<'/appointments'>) {
  const identity = await requireIdentity('/appointments')
  // A provider's appointments have a page of their own.
  if (identity.kind === 'provider') redirect('/calendar')
  const { upcoming: upcomingFrom, past: pastFrom } = await searchParams
  const reader = await readReader(null, 'UTC')
  const now = Date.now()
  const { upcoming, upcomingCursor, past, pastCursor, holds } = await loadAppointments({
    identity,
    timeZone: reader.timeZone,
    now,
    upcomingCursor: typeof upcomingFrom === 'string' ? upcomingFrom : null,
    pastCursor: typeof pastFrom === 'string' ? pastFrom : null,
  })
  return (
    <div className="max-w-3xl space-y-8">
      <h1>My appointments</h1>
      <HeldTimes holds={holds} reader={reader} />
      <section aria-labelledby="upcoming">
        <h2 id="upcoming" className="mb-3">
          Upcoming
        </h2>
        {upcoming.length === 0 && <NoAppointments />}
        <ul className="space-y-3">
          {upcoming.map(appointment => (
            <AppointmentRow
              key={appointment.appointmentId}
              appointment={appointment}
              reader={reader}
              now={now}
            />
          ))}
        </ul>
        {upcomingCursor && <MoreLink name="upcoming" cursor={upcomingCursor} text="Later appointments" />}
      </section>
      {past.length > 0 && (
        <section aria-labelledby="past">
          <h2 id="past" className="mb-3">
            Past and cancelled
          </h2>
          <ul className="space-y-3">
            {past.map(appointment => (
              <AppointmentRow
                key={appointment.appointmentId}
                appointment={appointment}
                reader={reader}
                now={now}
              />
            ))}
          </ul>
          {pastCursor && <MoreLink name="past" cursor={pastCursor} text="Earlier appointments" />}
        </section>
      )}
    </div>
  )
}

function MoreLink({ name, cursor, text }: { name: 'upcoming' | 'past'; cursor: string; text: string }) {
  return (
    <Link href={`/appointments?${new URLSearchParams({ [name]: cursor })}`} className="button mt-4">
      {text}
    </Link>
  )
}
