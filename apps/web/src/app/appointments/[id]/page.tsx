import type { Metadata } from 'next'
import Link from 'next/link'
import { describeAppointment } from '#appointments/describe-appointment.ts'
import { type Appointment, getPageAppointment, requireIdentity } from '#appointments/page-appointment.ts'
import { VisitFacts } from '#components/appointment/visit-facts.tsx'
import { readReader } from '#server/viewer.ts'

export const metadata: Metadata = { title: 'Your appointment' }

export default async function AppointmentPage({ params, searchParams }: PageProps<'/appointments/[id]'>) {
  const [{ id }, { zone }] = await Promise.all([params, searchParams])
  const identity = await requireIdentity(`/appointments/${id}`)
  const appointment = await getPageAppointment(identity, id)
  const { provider, status } = appointment
  const reader = await readReader(typeof zone === 'string' ? zone : null, provider.timeZone)
  const cancelled = status === 'cancelled'
  const begun = Date.parse(appointment.startsAt) <= Date.now()
  const forClient = identity.kind === 'client'
  return (
    <div className="mx-auto max-w-2xl">
      <div className="flex items-center gap-4">
        {!cancelled && <Tick />}
        <h1>{headingOf(appointment, forClient)}</h1>
      </div>
      <div className="card mt-6 p-5 sm:p-8">
        <VisitFacts
          appointment={appointment}
          words={describeAppointment(reader, appointment)}
          seenBy={identity.kind}
        />
      </div>
      <p className="no-print mt-6 flex flex-wrap items-center gap-x-6 gap-y-3">
        {forClient && (
          <Link href={`/providers/${provider.slug}`} className="button">
            Book another time
          </Link>
        )}
        <Link href={forClient ? '/appointments' : '/calendar'} className="link">
          {forClient ? 'My appointments' : 'All appointments'}
        </Link>
        {!cancelled && !begun && (
          <Link href={`/appointments/${id}/cancel`} className="link">
            Cancel this appointment
          </Link>
        )}
      </p>
    </div>
  )
}

function headingOf({ status, cancelledBy, clientName }: Appointment, forClient: boolean): string {
  if (status === 'confirmed')
    return forClient ? 'Your appointment is booked' : `Appointment with ${clientName}`
  const canceller = cancelledBy === 'client' ? clientName : 'you'
  if (!forClient) return `This appointment was cancelled by ${canceller}`
  return cancelledBy === 'provider'
    ? 'The provider cancelled this appointment'
    : 'This appointment is cancelled'
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
