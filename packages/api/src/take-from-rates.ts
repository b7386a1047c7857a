import type { Context } from './context.ts'

/**
 * Counts a request for its person and its address. Strangers whose address is not known count as one address; a person is never made
 * to pay for those. Resolves to the whole seconds to wait, or null when it may pass.
 */
export async function takeFromRates(
  { stores, identity }: Pick<Context, 'stores' | 'identity'>,
  address: string | null,
): Promise<number | null> {
  const waits = await Promise.all([
    identity && stores.rates.take('person', identity.subject),
    (address !== null || !identity) && stores.rates.take('address', address ?? 'unknown'),
  ])
  return Math.max(...waits.map(Number)) || null
}
