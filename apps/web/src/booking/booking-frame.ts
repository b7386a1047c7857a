import type { Appointment } from '#appointments/page-appointment.ts'
import { type BookingSearch, bookingPath, holdPath } from '#booking/booking-search.ts'
import type { Booking, Provider, VisitType } from '#booking/load-booking.ts'
import { monthDates } from '#booking/month-weeks.ts'
import { presentStartOf } from '#booking/present-start.ts'
import { formatSlotName, formatSlotTime, isNight, localDate, partOfDay, type Reader } from '#format.ts'

/** What every part of a booking page is drawn from. */
export interface BookingFrame {
  provider: Provider
  visitType: VisitType
  search: BookingSearch
  reader: Reader
  booking: Booking
  /** The appointment that a new time is chosen for. */
  moving: Appointment | null
}

const minuteMs = 60_000

/** How one free time is shown: as a link to the page that holds it, with its name in full. */
export function describeSlot(
  { provider, visitType, search, reader }: BookingFrame,
  at: number,
  { move }: Pick<BookingSearch, 'move'> = search,
) {
  const startsAt = new Date(at).toISOString()
  return {
    startsAt,
    href: holdPath({ slug: provider.slug, visitTypeId: visitType.id, startsAt, zone: search.zone, move }),
    name: formatSlotName(reader, at, at + visitType.durationMinutes * minuteMs),
    text: formatSlotTime(reader, at),
    atNight: isNight(reader.timeZone, at),
  }
}

/** One time among those of its day: free, or that of the appointment which is to be moved. */
function describeTime(frame: BookingFrame, at: number) {
  const slot = describeSlot(frame, at)
  const present = at === presentStartOf(frame.moving, frame.visitType.id)
  return { ...slot, key: slot.startsAt, part: partOfDay(frame.reader.timeZone, at), present }
}

export type SlotTime = ReturnType<typeof describeTime>

/** The free times of a day, and among them that of the appointment which is to be moved. */
export function describeTimes(frame: BookingFrame, date: string): SlotTime[] {
  const starts = frame.booking.startsByDate.get(date) ?? []
  const presentAt = presentStartOf(frame.moving, frame.visitType.id)
  const present =
    presentAt !== null && localDate(frame.reader.timeZone, presentAt) === date ? [presentAt] : []
  return [...starts, ...present].sort((a, b) => a - b).map(at => describeTime(frame, at))
}

/** Names a list of times: what another one has offered is not kept in it. */
export function keptKey({ visitType, reader }: BookingFrame, date: string): string {
  return `${date} ${visitType.id} ${reader.timeZone}`
}

/** What a page has to know in order to stay true while it is looked at. */
export function freshnessOf({ provider, search, reader, booking }: BookingFrame) {
  const { month, selectedDate, nextAvailableAt, serverAt, changesAt } = booking
  const { firstDate, lastDate } = monthDates(month)
  const stays = !booking.isFirstDate || !selectedDate
  return {
    providerId: provider.id,
    shown: {
      fromDate: firstDate,
      toDate: lastDate,
      nextDate: nextAvailableAt === null ? null : localDate(reader.timeZone, nextAvailableAt),
    },
    path: stays ? null : bookingPath(provider.slug, search, { shown: selectedDate }),
    serverAt,
    changesAt,
  }
}

/** "6 times available", "1 time available", "no times available". */
export function availableText(count: number): string {
  if (count === 0) return 'no times available'
  return `${count} ${count === 1 ? 'time' : 'times'} available`
}
