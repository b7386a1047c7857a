import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getPageMove } from '#appointments/page-move.ts'
import { type BookingFrame, freshnessOf } from '#booking/booking-frame.ts'
import { bookingPath, parseBookingSearch } from '#booking/booking-search.ts'
import { loadBooking } from '#booking/load-booking.ts'
import { getPageProvider, pickVisitType } from '#booking/page-provider.ts'
import { ChosenDay } from '#components/booking/chosen-day.tsx'
import { DaysList } from '#components/booking/days-list.tsx'
import { FreshBooking } from '#components/booking/fresh-booking.tsx'
import { MonthCalendar } from '#components/booking/month-calendar.tsx'
import { MovingNotice } from '#components/booking/moving-notice.tsx'
import { NextAvailable } from '#components/booking/next-available.tsx'
import { NoTimes } from '#components/booking/no-times.tsx'
import { OwnHold } from '#components/booking/own-hold.tsx'
import { ProviderHeading } from '#components/booking/provider-heading.tsx'
import { SlotChooser } from '#components/booking/slot-chooser.tsx'
import { ViewChoice } from '#components/booking/view-choice.tsx'
import { VisitTypeChoice } from '#components/booking/visit-type-choice.tsx'
import { ZoneChoice } from '#components/booking/zone-choice.tsx'
import { cityOf, formatTime, readSameClock } from '#format.ts'
import { readIdentity } from '#server/session.ts'
import { readReader } from '#server/viewer.ts'

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<'/providers/[slug]'>): Promise<Metadata> {
  const { name } = await getPageProvider((await params).slug)
  const { move } = parseBookingSearch(await searchParams)
  return { title: move ? `Move your appointment with ${name}` : `Book a time with ${name}` }
}

export default async function BookingPage({ params, searchParams }: PageProps<'/providers/[slug]'>) {
  const search = parseBookingSearch(await searchParams)
  const [provider, identity] = await Promise.all([getPageProvider((await params).slug), readIdentity()])
  const visitType = pickVisitType(provider, search.visit)
  if (!visitType)
    return search.visit ? redirect(bookingPath(provider.slug, search, { visit: null })) : notFound()
  const reader = await readReader(search.zone, provider.timeZone)
  const moving = await getPageMove(identity, {
    move: search.move,
    providerId: provider.id,
    path: bookingPath(provider.slug, search),
  })
  const now = Date.now()
  const booking = await loadBooking(identity, {
    provider,
    visitType,
    timeZone: reader.timeZone,
    day: search.day ?? search.shown,
    now,
    moving,
  })
  const frame = { provider, visitType, search, reader, booking, moving }
  return (
    <div className="space-y-8">
      <ProviderHeading
        name={moving ? `Move your appointment with ${provider.name}` : provider.name}
        title={provider.title}
      >
        <ProviderClock frame={frame} now={now} />
      </ProviderHeading>
      <MovingNotice frame={frame} />
      <OwnHold frame={frame} />
      <SlotChooser
        slug={provider.slug}
        providerId={provider.id}
        visitTypeId={visitType.id}
        zone={search.zone}
        move={search.move}
        reader={reader}
        canHold={identity?.kind === 'client'}
      >
        <FreshBooking {...freshnessOf(frame)} />
        <div className="space-y-5">
          <VisitTypeChoice frame={frame} />
          <NextAvailable frame={frame} />
          <ZoneChoice
            reader={reader}
            clock={formatTime(reader, now)}
            returnTo={bookingPath(provider.slug, search, { zone: null })}
          />
        </div>
        <Times frame={frame} />
      </SlotChooser>
    </div>
  )
}

function Times({ frame }: { frame: BookingFrame }) {
  const { selectedDate } = frame.booking
  if (!selectedDate || frame.booking.nextAvailableAt === null) return <NoTimes frame={frame} />
  return (
    <div className="space-y-5">
      <ViewChoice frame={frame} />
      {frame.search.view === 'list' ? (
        <DaysList frame={frame} fromDate={selectedDate} />
      ) : (
        <div className="grid items-start gap-8 md:grid-cols-[22rem_1fr] lg:gap-12">
          <MonthCalendar frame={frame} />
          <ChosenDay frame={frame} date={selectedDate} />
        </div>
      )}
    </div>
  )
}

/** The other clock, where the provider's reads differently. `now` is epoch milliseconds. */
function ProviderClock({ frame, now }: { frame: BookingFrame; now: number }) {
  const { provider, reader } = frame
  if (readSameClock(provider.timeZone, reader.timeZone, now)) return null
  return (
    <p className="mt-1 text-muted">
      In {cityOf(provider.timeZone)}, where it is now{' '}
      {formatTime({ ...reader, timeZone: provider.timeZone }, now)}
    </p>
  )
}
