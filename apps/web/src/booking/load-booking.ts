import type { Identity, RouterOutputs } from '@holdfast/api'
import {
  bookingWindow,
  clampDate,
  covers,
  type DateRange,
  firstRange,
  monthRange,
  startsByDate,
} from '#booking/booking-window.ts'
import { localDate } from '#format.ts'
import { getApi } from '#server/api.ts'

export type Provider = RouterOutputs['provider']['get']
export type VisitType = Provider['visitTypes'][number]

/** What a booking page shows. Instants are epoch milliseconds, dates the reader's own. */
export interface Booking {
  window: DateRange
  /** The month `YYYY-MM` that is shown and, of its dates, those with free starts. */
  month: string
  startsByDate: Map<string, number[]>
  selectedDate: string | null
  nextAvailableAt: number | null
  /** The caller's own hold with this provider. */
  yours: { holdId: string; startsAt: number } | null
}

interface BookingQuestion {
  provider: Provider
  visitType: VisitType
  timeZone: string
  /** The day that was asked for; the first one with times when null. */
  day: string | null
  /** Epoch milliseconds. */
  now: number
}

/** Reads the free times of the month to show, and the next one of all. Refusals are thrown as the Api words them. */
export async function loadBooking(identity: Identity | null, question: BookingQuestion): Promise<Booking> {
  const { provider, visitType, timeZone, now } = question
  const api = getApi().caller(identity)
  const window = bookingWindow(timeZone, provider.horizonDays, now)
  const wantedDate = question.day && clampDate(window, question.day)
  const find = (range: DateRange) =>
    api.slot.find({ providerId: provider.id, visitTypeId: visitType.id, timeZone, ...range })
  const soon = firstRange(window)
  const findMonth = async (date: string) => {
    const range = monthRange(window, date.slice(0, 7))
    return range && !covers(soon, range) ? find(range) : null
  }

  const [first, wanted] = await Promise.all([find(soon), wantedDate ? findMonth(wantedDate) : null])
  const next = first.slots[0] ?? first.nextAvailableAt
  const nextAvailableAt = next ? Date.parse(next) : null
  const nextDate = nextAvailableAt === null ? null : localDate(timeZone, nextAvailableAt)
  const selectedDate = wantedDate ?? nextDate
  const month = (selectedDate ?? window.fromDate).slice(0, 7)
  const found = wanted ?? (wantedDate || !nextDate ? null : await findMonth(nextDate)) ?? first
  const starts = found.slots.map(text => Date.parse(text))
  const ofMonth = [...startsByDate(timeZone, starts)].filter(([date]) => date.startsWith(month))
  return {
    window,
    month,
    startsByDate: new Map(ofMonth),
    selectedDate,
    nextAvailableAt,
    yours: first.yours && { holdId: first.yours.holdId, startsAt: Date.parse(first.yours.startsAt) },
  }
}
