import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import type { BookingFrame } from '#booking/booking-frame.ts'
import { bookingPath, parseBookingSearch } from '#booking/booking-search.ts'
import { loadBooking } from '#booking/load-booking.ts'
import { getPageProvider, pickVisitType } from '#booking/page-provider.ts'
import { ChosenDay } from '#components/booking/chosen-day.tsx'
import { DaysList } from '#components/booking/days-list.tsx'
import { MonthCalendar } from '#components/booking/month-calendar.tsx'
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

export async function generateMetadata({ params }: PageProps<'/providers/[slug]'>): Promise<Metadata> {
  const { name } = await getPageProvider((await params).slug)
  return { title: `Book a time with ${name}` }
}

export default async function BookingPage({ params, searchParams }: PageProps<'/providers/[slug]'>) {
  const search = parseBookingSearch(await searchParams)
  const [provider, identity] = await Promise.all([getPageProvider((await params).slug), readIdentity()])
  const visitType = pickVisitType(provider, search.visit)
  if (!visitType)
    return search.visit ? redirect(bookingPath(provider.slug, search, { visit: null })) : notFound()
  const reader = await readReader(search.zone, provider.timeZone)
  const now = Date.now()
  const booking = await loadBooking(identity, {
    provider,
    visitType,
    timeZone: reader.timeZone,
    day: search.day,
    now,
  })
  const frame = { provider, visitType, search, reader, booking }
  return (
    <div className="space-y-8">
      <ProviderHeading name={provider.name} title={provider.title}>
        <ProviderClock frame={frame} now={now} />
      </ProviderHeading>
      <OwnHold frame={frame} />
      <SlotChooser
        slug={provider.slug}
        providerId={provider.id}
        visitTypeId={visitType.id}
        zone={search.zone}
        reader={reader}
        canHold={identity?.kind === 'client'}
      >
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
