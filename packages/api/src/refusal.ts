import { BookingError } from '@holdfast/shared/rules/errors'
import type { HoldRefusal } from '@holdfast/shared/rules/hold'
import { holdsPerClientMax } from '@holdfast/shared/rules/limits'
import { instantOfQuarter } from '@holdfast/shared/rules/quarters'
import { findNearestSlots, judgeSlot } from '@holdfast/shared/rules/slots'
import { toInstant, toQuarterInstant } from './answer.ts'
import type { Stores } from './context.ts'
import { readAvailability, visitOf } from './store/availability.ts'
import type { HoldRequest } from './store/hold-replies.ts'

/** The error for a refused hold, with the free starts nearest to it where that helps. */
export async function refusalOf(
  stores: Stores,
  hold: HoldRequest,
  refusal: HoldRefusal,
  now: number,
): Promise<BookingError> {
  switch (refusal.code) {
    case 'too_soon':
      return new BookingError('too_soon', { earliestAt: toInstant(refusal.earliestAt) })
    case 'too_far':
      return new BookingError('too_far', { latestDate: refusal.latestDate })
    case 'slot_taken':
      return new BookingError('slot_taken', { nearest: await nearestTo(stores, hold, now) })
    case 'slot_held': {
      const nearest = await nearestTo(stores, hold, now)
      return new BookingError('slot_held', { heldUntil: toInstant(refusal.heldUntil), nearest })
    }
    case 'too_many_holds':
      return new BookingError('too_many_holds', { holdsMax: holdsPerClientMax })
    case 'client_busy':
      return new BookingError('client_busy', { appointmentId: refusal.appointmentId })
    default:
      return new BookingError(refusal.code)
  }
}

/** The error for a hold that has ended; `stillFree` says whether the same time could be held again. */
export async function holdExpired(
  stores: Stores,
  hold: HoldRequest,
  expiredAt: number,
  now: number,
): Promise<BookingError> {
  const { availability } = await readAvailability(stores, hold.providerId, hold, now)
  const startAt = instantOfQuarter(hold.startQuarter)
  const stillFree = judgeSlot(availability, visitOf(hold), startAt, now) === null
  return new BookingError('hold_expired', { expiredAt: toInstant(expiredAt), stillFree })
}

/** The error for a confirm that found its time booked by another. */
export async function slotTaken(stores: Stores, hold: HoldRequest, now: number): Promise<BookingError> {
  return new BookingError('slot_taken', { nearest: await nearestTo(stores, hold, now) })
}

async function nearestTo(stores: Stores, hold: HoldRequest, now: number): Promise<string[]> {
  const { availability } = await readAvailability(stores, hold.providerId, hold, now)
  return findNearestSlots(availability, visitOf(hold), hold.startQuarter, now).map(toQuarterInstant)
}
