import { type BookingRefusal, bookingErrors } from '@holdfast/shared/rules/errors'
import { formatDate, formatDay, formatTime, type Reader } from '#format.ts'

export const unreachableText =
  'We could not reach Holdfast. Nothing that you entered is lost. Please try again.'

/** What a refusal means to the person who booked; null stands for "no answer". */
export function refusalText(refusal: BookingRefusal | null, reader: Reader): string {
  if (!refusal) return unreachableText
  switch (refusal.code) {
    case 'slot_taken':
    case 'slot_held':
      return bookingErrors.slot_taken.text
    case 'outside_schedule':
      return 'That time is no longer offered.'
    case 'too_soon': {
      const earliestAt = Date.parse(refusal.detail.earliestAt)
      return `That is too soon. The first time that can be booked is ${formatDay(reader, earliestAt)}, ${formatTime(reader, earliestAt)}.`
    }
    case 'too_far':
      return `That is too far ahead. Times can be booked until ${formatDate(reader.locale, refusal.detail.latestDate)}.`
    case 'too_many_holds':
      return `You are holding ${refusal.detail.holdsMax} times already. Book one of them or let it go first.`
    case 'client_busy':
      return 'You already have an appointment at that time.'
    case 'not_signed_in':
      return 'You are not signed in any more. Sign in again and you come back to this time.'
    case 'not_allowed':
      return 'Only clients can book. Sign in with a client’s account.'
    case 'rate_limited': {
      const minutes = Math.ceil(refusal.detail.retryAfterSeconds / 60)
      if (minutes < 2) return bookingErrors.rate_limited.text
      return `You have chosen many times in a short while. You can choose another in ${minutes} minutes.`
    }
    default:
      return bookingErrors[refusal.code].text
  }
}

/** The free starts that a refusal offers instead. */
export function nearestOf(refusal: BookingRefusal | null): string[] {
  return refusal?.code === 'slot_taken' || refusal?.code === 'slot_held' ? refusal.detail.nearest : []
}
