import { BookingError } from '@holdfast/shared/rules/errors'
import { watchSeconds } from '@holdfast/shared/rules/limits'
import { datesTouchedBy } from '@holdfast/shared/rules/slot-changes'
import type { Stores } from '../context.ts'
import { findProvider } from '../store/provider-queries.ts'

/** The local dates, in the provider's zone, on which something may be offered otherwise; `all` says that any may be. */
export interface SlotChange {
  dates: string[] | 'all'
}

/**
 * Tells on which dates a provider's offer changes, from now until the signal, but for ten minutes at most. It says `all` when it
 * starts to hear, and again whenever something may have been missed: so who asks upon each event knows all that was done. What
 * time alone changes it does not tell: that is the `changesAt` of `slot.find`. `takePlace` is asked when the stream starts.
 * @throws provider_not_found, rate_limited
 */
export async function watchSlots(
  { db, changes }: Stores,
  { providerId }: { providerId: string },
  takePlace: () => () => void,
  signal: AbortSignal | undefined,
): Promise<AsyncGenerator<SlotChange, void>> {
  const getTimeZone = async () => {
    const provider = await findProvider(db, { id: providerId })
    if (!provider) throw new BookingError('provider_not_found')
    return provider.timeZone
  }
  let timeZone = await getTimeZone()

  async function* watch() {
    const leave = takePlace()
    try {
      const end = AbortSignal.any([AbortSignal.timeout(watchSeconds * 1000), ...(signal ? [signal] : [])])
      for await (const change of changes.listen(providerId, end)) {
        if (change === 'everything') timeZone = await getTimeZone()
        yield { dates: change === 'everything' ? ('all' as const) : datesTouchedBy(change, timeZone) }
      }
    } finally {
      leave()
    }
  }
  return watch()
}
