import { type BookingSearch, holdPath } from '#booking/booking-search.ts'
import type { Booking, Provider, VisitType } from '#booking/load-booking.ts'
import { formatSlotName, isNight, type Reader } from '#format.ts'

/** What every part of a booking page is drawn from. */
export interface BookingFrame {
  provider: Provider
  visitType: VisitType
  search: BookingSearch
  reader: Reader
  booking: Booking
}

const minuteMs = 60_000

/** How one free time is shown: as a link to the page that holds it, with its name in full. */
export function describeSlot({ provider, visitType, search, reader }: BookingFrame, at: number) {
  const startsAt = new Date(at).toISOString()
  return {
    startsAt,
    href: holdPath({ slug: provider.slug, visitTypeId: visitType.id, startsAt, zone: search.zone }),
    name: formatSlotName(reader, at, at + visitType.durationMinutes * minuteMs),
    atNight: isNight(reader.timeZone, at),
  }
}

/** "6 times available", "1 time available", "no times available". */
export function availableText(count: number): string {
  if (count === 0) return 'no times available'
  return `${count} ${count === 1 ? 'time' : 'times'} available`
}
