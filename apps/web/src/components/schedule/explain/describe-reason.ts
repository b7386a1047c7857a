import { addDays } from '@holdfast/shared/rules/dates'
import { type BookingErrorCode, bookingErrors } from '@holdfast/shared/rules/errors'
import { quarterSeconds } from '@holdfast/shared/rules/limits'
import type { Schedule } from '@holdfast/shared/rules/schedule'
import { formatClock, formatDate, formatDay, formatSlotTime, formatTime, localDate } from '#format.ts'
import type { Locale } from '#locale.ts'
import { findOutsideReason, type OutsidePart } from '../draft/outside-reason.ts'
import type { Offer } from '../schedule-editor-context.ts'

interface AskedTime {
  schedule: Schedule
  offer: Offer
  /** The start that was asked about, and the time of asking, in epoch milliseconds. */
  startsAt: number
  now: number
  /** Of the answer: what holding the time would be refused with, and until when somebody holds it. */
  reason: BookingErrorCode | null
  heldUntil: string | null
}

const minuteMs = 60_000
const quarterMs = quarterSeconds * 1000
const partNames: Record<OutsidePart, string> = {
  timeOff: 'Time off',
  dates: 'Dates',
  weeklyHours: 'Weekly hours',
}

/** Why a time is not offered, in a sentence or two that end with what would change it. */
export function describeReason(locale: Locale, asked: AskedTime): string {
  const { schedule, offer, startsAt, now, reason, heldUntil } = asked
  const reader = { locale, timeZone: schedule.timeZone }
  const name = `${formatDay(reader, startsAt)}, ${formatTime(reader, startsAt)}`
  switch (reason) {
    case null:
      return `Clients can book ${name}.`
    case 'too_soon': {
      if (startsAt <= now) return `${name} is over.`
      const earliestAt = Math.ceil((now + offer.noticeMinutes * minuteMs) / quarterMs) * quarterMs
      return `${name} is less than ${formatNotice(offer.noticeMinutes)} ahead. The first bookable time is ${formatDay(reader, earliestAt)}, ${formatTime(reader, earliestAt)}.`
    }
    case 'too_far': {
      const latestDate = addDays(localDate(schedule.timeZone, now), offer.horizonDays)
      return `${name} is too far ahead. Clients can book until ${formatDate(locale, latestDate, { year: true })}.`
    }
    case 'outside_schedule':
      return describeOutside(locale, asked)
    case 'slot_taken':
      return `${name} is booked, or a booked visit is too near for a visit of ${offer.durationMinutes} minutes.`
    case 'slot_held': {
      const until =
        heldUntil === null ? '' : `, until ${formatClock(reader, Date.parse(heldUntil))} at the latest`
      return `Somebody is booking ${name} right now${until}.`
    }
    default:
      return bookingErrors[reason].text
  }
}

function describeOutside(locale: Locale, { schedule, offer, startsAt }: AskedTime): string {
  const reader = { locale, timeZone: schedule.timeZone }
  const endsAt = startsAt + offer.durationMinutes * minuteMs
  const outside = findOutsideReason(locale, schedule, { startsAt, endsAt })
  const visit = `A visit from ${formatSlotTime(reader, startsAt)} to ${formatSlotTime(reader, endsAt)} on ${formatDay(reader, startsAt)}`
  if (!outside) return `${visit} is not open.`
  return `${visit} is outside your hours. ${outside.words}. You can change that under “${partNames[outside.decidedBy]}”.`
}

/** "24 hours", "3 days". */
function formatNotice(minutes: number): string {
  const hours = minutes / 60
  return hours > 48 && hours % 24 === 0 ? `${hours / 24} days` : `${hours} hours`
}
