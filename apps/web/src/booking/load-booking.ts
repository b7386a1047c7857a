import type { Identity, RouterOutputs } from '@holdfast/api'
import type { Appointment } from '#appointments/page-appointment.ts'
import {
  bookingWindow,
  clampDate,
  covers,
  type DateRange,
  firstRange,
  monthRange,
  startsByDate,
} from '#booking/booking-window.ts'
import { presentStartOf } from '#booking/present-start.ts'
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
  /** Whether `selectedDate` is only the first one with times, and nobody's choice. */
  isFirstDate: boolean
  /** When the server answered, and the soonest moment after it at which time alone may make another answer. */
  serverAt: number
  changesAt: number
  /** The first start that the provider's notice still allows. */
  earliestAt: number
  /** The caller's own hold with this provider. */
  yours: { holdId: string; startsAt: number; rescheduleOf: string | null } | null
}

const minuteMs = 60_000

interface BookingQuestion {
  provider: Provider
  visitType: VisitType
  timeZone: string
  /** The day that was asked for; the first one with times when null. */
  day: string | null
  /** Epoch milliseconds. */
  now: number
  /** The appointment that is to be moved: its own time is free for it, but no other one. */
  moving: Appointment | null
}

/** Reads the free times of the month to show, and the next one of all. Refusals are thrown as the Api words them. */
export async function loadBooking(identity: Identity | null, question: BookingQuestion): Promise<Booking> {
  const { provider, visitType, timeZone, now, moving } = question
  const presentAt = presentStartOf(moving, visitType.id)
  const api = getApi().caller(identity)
  const window = bookingWindow(timeZone, provider.horizonDays, now)
  const wantedDate = question.day && clampDate(window, question.day)
  const find = async (range: DateRange) => {
    const rescheduleOf = moving?.appointmentId
    const call = { providerId: provider.id, visitTypeId: visitType.id, timeZone, rescheduleOf, ...range }
    const found = await api.slot.find(call)
    const rest = found.restFromDate && (await api.slot.find({ ...call, fromDate: found.restFromDate }))
    const starts = [...found.slots, ...(rest ? rest.slots : [])].map(text => Date.parse(text))
    return {
      ...found,
      starts: starts.filter(at => at !== presentAt),
      presentAt: starts.find(at => at === presentAt) ?? null,
    }
  }
  const soon = firstRange(window)
  const findMonth = async (date: string) => {
    const range = monthRange(window, date.slice(0, 7))
    return range && !covers(soon, range) ? find(range) : null
  }

  const [first, wanted] = await Promise.all([find(soon), wantedDate ? findMonth(wantedDate) : null])
  const nextAvailableAt =
    first.starts[0] ?? (first.nextAvailableAt ? Date.parse(first.nextAvailableAt) : first.presentAt)
  const nextDate = nextAvailableAt === null ? null : localDate(timeZone, nextAvailableAt)
  const selectedDate = wantedDate ?? nextDate
  const later = wanted ?? (wantedDate || !nextDate ? null : await findMonth(nextDate))
  const month = (selectedDate ?? window.fromDate).slice(0, 7)
  const found = later ?? first
  const ofMonth = [...startsByDate(timeZone, found.starts)].filter(([date]) => date.startsWith(month))
  return {
    window,
    month,
    startsByDate: new Map(ofMonth),
    selectedDate,
    nextAvailableAt,
    isFirstDate: wantedDate === null,
    serverAt: Date.parse(first.serverTime),
    changesAt: Math.min(...[first, found].map(answer => Date.parse(answer.changesAt))),
    earliestAt: now + provider.noticeMinutes * minuteMs,
    yours: first.yours && { ...first.yours, startsAt: Date.parse(first.yours.startsAt) },
  }
}
