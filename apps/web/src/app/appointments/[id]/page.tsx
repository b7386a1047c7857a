import type { Metadata } from 'next'
import Link from 'next/link'
import { describeAppointment } from '#appointments/describe-appointment.ts'
import { isChangeable } from '#appointments/is-changeable.ts'
import { type Appointment, getPageAppointment, requireIdentity } from '#appointments/page-appointment.ts'
import { ArrivedHeading } from '#components/appointment/arrived-heading.tsx'
import { ChangeLinks } from '#components/appointment/change-links.tsx'
import { SaveToCalendar } from '#components/appointment/save-to-calendar.tsx'
import { VisitFacts } from '#components/appointment/visit-facts.tsx'
import { calendarPath } from '#components/calendar/calendar-search.ts'
import { env } from '#env.ts'
import { localDate } from '#format.ts'
import { readReader } from '#server/viewer.ts'

export async function generateMetadata({ params }: PageProps<'/appointments/[id]'>): Promise<Metadata> {
  const { id } = await params
  const identity = await requireIdentity(`/appointments/${id}`)
  const appointment = await getPageAppointment(identity, id)
  return { title: identity.kind === 'client' ? headingForClient(appointment, Date.now()) : 'Appointment' }
}

export default async function AppointmentPage({ params, searchParams }: PageProps<'/appointments/[id]'>) {
  const [{ id }, { zone }] = await Promise.all([params, searchParams])
  const identity = await requireIdentity(`/appointments/${id}`)
  const appointment = await getPageAppointment(identity, id)
  const { provider, status, startsAt } = appointment
  const reader = await readReader(typeof zone === 'string' ? zone : null, provider.timeZone)
  const now = Date.now()
  const forClient = identity.kind === 'client'
  const changeable = isChangeable(appointment, now)
  return (
    <div className="mx-auto max-w-2xl">
      <div className="flex items-center gap-4">
        {status === 'confirmed' && <Tick />}
        <ArrivedHeading>
          {forClient ? headingForClient(appointment, now) : headingForProvider(appointment)}
        </ArrivedHeading>
      </div>
      <div className="card mt-6 p-5 sm:p-8">
        <VisitFacts
          appointment={appointment}
          words={describeAppointment(reader, appointment)}
          seenBy={identity.kind}
        />
        {forClient && changeable && (
          <p className="no-print mt-6 flex flex-wrap gap-3">
            <ChangeLinks appointment={appointment} reader={reader} about="this appointment" />
          </p>
        )}
      </div>
      {forClient && (changeable || status === 'cancelled') && (
        <SaveToCalendar appointment={appointment} siteUrl={env().HOLDFAST_URL} />
      )}
      <p className="no-print mt-8 flex flex-wrap items-center gap-x-6 gap-y-3">
        {forClient ? (
          <>
            <Link
              href={`/providers/${provider.slug}`}
              className={status === 'cancelled' ? 'button button-primary' : 'link'}
            >
              Book another time
            </Link>
            <Link href="/appointments" prefetch={false} className="link">
              My appointments
            </Link>
          </>
        ) : (
          <Link
            href={calendarPath({ date: localDate(provider.timeZone, Date.parse(startsAt)) })}
            prefetch={false}
            className="link"
          >
            Calendar of that week
          </Link>
        )}
        {!forClient && changeable && (
          <Link href={`/appointments/${id}/cancel`} className="link">
            Cancel this appointment
          </Link>
        )}
      </p>
    </div>
  )
}

/** Every move raises the sequence. `now` is epoch milliseconds. */
function headingForClient({ status, cancelledBy, sequence, endsAt }: Appointment, now: number): string {
  if (status === 'cancelled') {
    return cancelledBy === 'provider'
      ? 'The provider cancelled this appointment'
      : 'This appointment is cancelled'
  }
  if (Date.parse(endsAt) <= now) return 'This appointment is over'
  return sequence > 0 ? 'Your appointment was moved' : 'Your appointment is booked'
}

function headingForProvider({ status, cancelledBy, clientName }: Appointment): string {
  if (status === 'confirmed') return `Appointment with ${clientName}`
  return `This appointment was cancelled by ${cancelledBy === 'client' ? clientName : 'you'}`
}

function Tick() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-10 shrink-0">
      <circle cx="12" cy="12" r="12" className="fill-brand" />
      <path
        d="m7 12.5 3.5 3.5L17 9"
        fill="none"
        strokeWidth="2"
        strokeLinecap="round"
        className="stroke-on-brand"
      />
    </svg>
  )
}
