import { isDeepStrictEqual } from 'node:util'
import { BookingError } from '@holdfast/shared/rules/errors'
import { checkSchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import { findAffected } from './affected.ts'
import type { ProviderIdentity } from './auth.ts'
import type { Stores } from './context.ts'
import { findProvider } from './store/provider-queries.ts'
import { insertScheduleVersion } from './store/schedule-versions.ts'

const triesMax = 3

/**
 * Publishes a change of the schedule in force, whichever that is: when somebody publishes in between, the change is made anew
 * on top of that, a few times at most. A change that changes nothing makes no new version.
 * @throws provider_not_found, invalid_schedule, schedule_changed
 */
export async function publishOnTop(
  { db, changes, offers }: Stores,
  { providerId, subject: publishedBy }: ProviderIdentity,
  change: (base: Schedule) => Schedule,
  now: number,
) {
  for (let tried = 0; ; tried++) {
    const provider = await findProvider(db, { id: providerId })
    if (!provider) throw new BookingError('provider_not_found')
    const { schedule: base, scheduleVersion: baseVersion } = provider
    if (tried === triesMax) throw new BookingError('schedule_changed', { version: baseVersion })
    const schedule = change(base)
    const problems = checkSchedule(schedule)
    if (problems.length > 0) throw new BookingError('invalid_schedule', { problems })

    const unchanged = baseVersion > 0 && isDeepStrictEqual(schedule, base)
    const publish = () => insertScheduleVersion(db, { providerId, publishedBy, schedule, baseVersion, now })
    if (unchanged || (await offers.whileWriting(providerId, publish))) {
      if (!unchanged) changes.tell(providerId, 'everything')
      const version = unchanged ? baseVersion : baseVersion + 1
      return { version, ...(await findAffected(db, providerId, schedule, now)) }
    }
  }
}
