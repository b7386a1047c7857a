import { BookingError } from '@holdfast/shared/rules/errors'
import { toInstant } from '../answer.ts'
import type { ProviderIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { findProvider } from '../store/provider-queries.ts'

/** The schedule in force; version 0 with nothing in it before the first is published. */
export async function getSchedule({ db }: Stores, identity: ProviderIdentity) {
  const provider = await findProvider(db, { id: identity.providerId })
  if (!provider) throw new BookingError('provider_not_found')
  const { schedule, scheduleVersion, schedulePublishedAt } = provider
  return {
    version: scheduleVersion,
    publishedAt: schedulePublishedAt === null ? null : toInstant(schedulePublishedAt),
    schedule,
  }
}
