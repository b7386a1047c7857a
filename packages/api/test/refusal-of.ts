import type { BookingRefusal } from '@holdfast/shared/rules/errors'
import { bookingErrorOf, toRefusal } from '../src/error-map.ts'

/** How a call was refused; fails the test when it was not, or with an error that is in no table. */
export async function refusalOf(call: Promise<unknown>): Promise<BookingRefusal> {
  try {
    await call
  } catch (error) {
    const known = bookingErrorOf(error)
    if (known) return toRefusal(known)
    throw error
  }
  throw new Error('The call was not refused.')
}
