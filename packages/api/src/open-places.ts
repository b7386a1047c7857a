import { BookingError } from '@holdfast/shared/rules/errors'

const retryAfterSeconds = 30

/**
 * A number of places that are taken for as long as somebody stays, so many in all and so many of one address (null where it is not
 * known, and then only all are counted). The function takes one and gives the function that gives it back.
 * @throws rate_limited when there is none
 */
export function openPlaces({ max, perAddressMax }: { max: number; perAddressMax: number }) {
  const taken = new Map<string | null, number>()
  let takenInAll = 0

  return (address: string | null): (() => void) => {
    const ofAddress = taken.get(address) ?? 0
    if (takenInAll >= max || (address !== null && ofAddress >= perAddressMax)) {
      throw new BookingError('rate_limited', { retryAfterSeconds })
    }
    taken.set(address, ofAddress + 1)
    takenInAll += 1
    return () => {
      const left = (taken.get(address) ?? 0) - 1
      if (left > 0) taken.set(address, left)
      else taken.delete(address)
      takenInAll -= 1
    }
  }
}
