import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { describeAppointment } from '#appointments/describe-appointment.ts'
import { getPageMove } from '#appointments/page-move.ts'
import { bookingPath, holdPath, parseBookingSearch } from '#booking/booking-search.ts'
import { describeVisit } from '#booking/describe-visit.ts'
import { getPageProvider, pickVisitType } from '#booking/page-provider.ts'
import { presentStartOf } from '#booking/present-start.ts'
import { ForClientsOnly } from '#components/hold/for-clients-only.tsx'
import { HoldPanel } from '#components/hold/hold-panel.tsx'
import { localDate } from '#format.ts'
import { visitNotes } from '#hold/visit-notes.ts'
import { signInPath } from '#return-path.ts'
import { readIdentity } from '#server/session.ts'
import { readReader } from '#server/viewer.ts'

export const metadata: Metadata = { title: 'Confirm your time' }

const minuteMs = 60_000

export default async function HoldPage({ params, searchParams }: PageProps<'/providers/[slug]/book'>) {
  const [{ slug }, query, identity] = await Promise.all([params, searchParams, readIdentity()])
  const provider = await getPageProvider(slug)
  const search = parseBookingSearch(query)
  const visitType = pickVisitType(provider, search.visit)
  const startAt = typeof query.start === 'string' ? Date.parse(query.start) : Number.NaN
  if (!visitType || Number.isNaN(startAt)) redirect(bookingPath(slug, search, { visit: null }))

  const startsAt = new Date(startAt).toISOString()
  const { zone, move } = search
  const path = holdPath({ slug, visitTypeId: visitType.id, startsAt, zone, move })
  if (!identity) redirect(signInPath(path))
  if (identity.kind === 'provider') return <ForClientsOnly name={identity.name} />
  const moving = await getPageMove(identity, { move, providerId: provider.id, path })
  // So also once it has been moved here.
  if (moving && startAt === presentStartOf(moving, visitType.id))
    redirect(`/appointments/${moving.appointmentId}`)

  const reader = await readReader(zone, provider.timeZone)
  const endsAt = startAt + visitType.durationMinutes * minuteMs
  const visit = { startsAt: startAt, endsAt, providerTimeZone: provider.timeZone }
  const day = localDate(reader.timeZone, startAt)
  return (
    <div className="card mx-auto max-w-2xl p-5 sm:p-8">
      <p className="mb-2 text-muted">
        {provider.name}
        {provider.title && `, ${provider.title}`} · {visitType.name}, {visitType.durationMinutes} minutes
      </p>
      <HoldPanel
        key={`${startsAt} ${visitType.id} ${move}`}
        slug={slug}
        clientId={identity.subject}
        providerName={provider.name}
        slot={{
          providerId: provider.id,
          visitTypeId: visitType.id,
          startsAt,
          rescheduleOf: moving?.appointmentId,
        }}
        zone={zone}
        reader={reader}
        words={describeVisit(reader, visit)}
        notes={visitNotes(reader, visit)}
        timesPath={bookingPath(slug, { ...search, day })}
        movingFrom={moving && describeAppointment(reader, moving).short}
      />
      <noscript>
        <p className="notice mt-6">
          Holding a time needs JavaScript. Please switch it on and load this page again.
        </p>
      </noscript>
    </div>
  )
}
