import { BookingError } from '@holdfast/shared/rules/errors'
import { quarterMinutes } from '@holdfast/shared/rules/limits'
import { toInstant } from '../answer.ts'
import type { ProviderIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { findProvider } from '../store/provider-queries.ts'
import { getVisitType } from '../visit-type.ts'

/** The schedule in force, version 0 with nothing in it before the first is published; and what else decides which times it offers. */
export async function getSchedule({ db }: Stores, identity: ProviderIdentity) {
  const provider = await findProvider(db, { id: identity.providerId })
  if (!provider) throw new BookingError('provider_not_found')
  const { schedule, scheduleVersion, schedulePublishedAt, noticeMinutes, horizonDays } = provider
  const durationMinutes = getVisitType(provider, undefined).durationQuarters * quarterMinutes
  return {
    version: scheduleVersion,
    publishedAt: schedulePublishedAt === null ? null : toInstant(schedulePublishedAt),
    schedule,
    offer: { durationMinutes, noticeMinutes, horizonDays },
  }
}
