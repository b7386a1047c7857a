import { redirect } from 'next/navigation'
import { describeAppointment } from '#appointments/describe-appointment.ts'
import { isChangeable } from '#appointments/is-changeable.ts'
import { getPageAppointment, requireIdentity } from '#appointments/page-appointment.ts'
import { CancelForm } from '#components/appointment/cancel-form.tsx'
import { VisitFacts } from '#components/appointment/visit-facts.tsx'
import { returnPath } from '#return-path.ts'
import { readReader } from '#server/viewer.ts'

export const metadata = { title: 'Cancel an appointment' }

export default async function CancelPage({ params, searchParams }: PageProps<'/appointments/[id]/cancel'>) {
  const [{ id }, { returnTo }] = await Promise.all([params, searchParams])
  const identity = await requireIdentity(`/appointments/${id}/cancel`)
  const appointment = await getPageAppointment(identity, id)
  if (!isChangeable(appointment, Date.now())) redirect(`/appointments/${id}`)
  const back = returnPath(typeof returnTo === 'string' ? returnTo : null)
  const reader = await readReader(null, appointment.provider.timeZone)
  return (
    <div className="mx-auto max-w-2xl">
      <h1>Cancel this appointment?</h1>
      <p className="mt-3 text-muted">Its time is free for others as soon as you do.</p>
      <div className="card mt-6 p-5 sm:p-8">
        <VisitFacts
          appointment={appointment}
          words={describeAppointment(reader, appointment)}
          seenBy={identity.kind}
        />
        <CancelForm
          appointmentId={appointment.appointmentId}
          reader={reader}
          cancelledBy={identity.kind}
          returnTo={back === '/' ? null : back}
          otherName={identity.kind === 'client' ? appointment.provider.name : appointment.clientName}
        />
      </div>
    </div>
  )
}
