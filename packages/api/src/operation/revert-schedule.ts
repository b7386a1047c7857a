import { BookingError } from '@holdfast/shared/rules/errors'
import type { ProviderIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { publishOnTop } from '../publish-on-top.ts'
import { findScheduleVersion } from '../store/schedule-versions.ts'

/** Publishes the value of an old version as a new one. */
export async function revertSchedule(
  stores: Stores,
  identity: ProviderIdentity,
  input: { version: number },
  now: number,
) {
  const old = await findScheduleVersion(stores.db, identity.providerId, input.version)
  if (!old) {
    throw new BookingError('invalid_input', {
      fields: [{ path: 'version', problem: 'There is no such version.' }],
    })
  }
  return publishOnTop(stores, identity, () => old.schedule, now)
}
