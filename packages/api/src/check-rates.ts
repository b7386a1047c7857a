import { BookingError } from '@holdfast/shared/rules/errors'
import type { Context } from './context.ts'

/**
 * Keeps a person and an address to their rates. Strangers whose address is not known count as one address; a person is never made
 * to pay for those. Rejects with `rate_limited` and the seconds to wait.
 */
export async function checkRates({ stores, identity }: Context, address: string | null): Promise<void> {
  const waits = await Promise.all([
    identity && stores.rates.take('person', identity.subject),
    (address !== null || !identity) && stores.rates.take('address', address ?? 'unknown'),
  ])
  const retryAfterSeconds = Math.max(...waits.map(Number))
  if (retryAfterSeconds > 0) throw new BookingError('rate_limited', { retryAfterSeconds })
}
