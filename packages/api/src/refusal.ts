import { BookingError } from '@holdfast/shared/rules/errors'
import type { HoldRefusal } from '@holdfast/shared/rules/hold'
import { holdsPerClientMax } from '@holdfast/shared/rules/limits'
import { instantOfQuarter } from '@holdfast/shared/rules/quarters'
import { findNearestSlots, judgeSlot } from '@holdfast/shared/rules/slots'
import { toInstant, toQuarterInstant } from './answer.ts'
import type { Stores } from './context.ts'
import { bookableTime, readAvailability, visitOf, widened } from './store/availability.ts'
import type { HoldRequest } from './store/holds.ts'
import { findProvider, type ProviderRow } from './store/provider-queries.ts'

/** The error for a refused hold, with the free starts nearest to it where that helps. */
export async function refusalOf(
  stores: Stores,
  provider: ProviderRow,
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
      return new BookingError('slot_taken', { nearest: await nearestTo(stores, provider, hold, now) })
    case 'slot_held': {
      const nearest = await nearestTo(stores, provider, hold, now)
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
  const provider = await findProvider(stores.db, { id: hold.providerId })
  const stillFree = provider !== null && (await isFree(stores, provider, hold, now))
  return new BookingError('hold_expired', { expiredAt: toInstant(expiredAt), stillFree })
}

/** The error for a confirm that found its time booked by another. */
export async function slotTaken(stores: Stores, hold: HoldRequest, now: number): Promise<BookingError> {
  const provider = await findProvider(stores.db, { id: hold.providerId })
  return new BookingError('slot_taken', {
    nearest: provider ? await nearestTo(stores, provider, hold, now) : [],
  })
}

async function isFree(
  stores: Stores,
  provider: ProviderRow,
  hold: HoldRequest,
  now: number,
): Promise<boolean> {
  const { availability } = await readAvailability(stores, provider, widened(hold.busy), hold)
  return judgeSlot(availability, visitOf(hold), instantOfQuarter(hold.startQuarter), now) === null
}

async function nearestTo(
  stores: Stores,
  provider: ProviderRow,
  hold: HoldRequest,
  now: number,
): Promise<string[]> {
  const { availability } = await readAvailability(stores, provider, bookableTime(now), hold)
  return findNearestSlots(availability, visitOf(hold), hold.startQuarter, now).map(toQuarterInstant)
}
