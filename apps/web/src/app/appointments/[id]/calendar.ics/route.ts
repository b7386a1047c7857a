import { notFound } from 'next/navigation'
import { writeCalendarFile } from '#appointments/calendar-file.ts'
import { getPageAppointment, requireIdentity } from '#appointments/page-appointment.ts'
import { referenceOf } from '#appointments/reference-of.ts'
import { env } from '#env.ts'

/** An appointment as a file for its client's own calendar. Whoever signs in on the way comes to its page instead. */
export async function GET(_request: Request, { params }: RouteContext<'/appointments/[id]/calendar.ics'>) {
  const { id } = await params
  const identity = await requireIdentity(`/appointments/${id}`)
  if (identity.kind !== 'client') notFound()
  const appointment = await getPageAppointment(identity, id)
  const method = appointment.status === 'cancelled' ? 'CANCEL' : 'PUBLISH'
  return new Response(writeCalendarFile(appointment, { siteUrl: env().HOLDFAST_URL, now: Date.now() }), {
    headers: {
      'content-type': `text/calendar; charset=utf-8; method=${method}`,
      'content-disposition': `attachment; filename="appointment-${referenceOf(appointment.appointmentId)}.ics"`,
      'cache-control': 'private, no-store',
    },
  })
}
