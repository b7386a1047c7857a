import { isDeepStrictEqual } from 'node:util'
import { BookingError } from '@holdfast/shared/rules/errors'
import { checkSchedule, type Window } from '@holdfast/shared/rules/schedule'
import { findAffected } from '../affected.ts'
import type { ProviderIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { findProvider } from '../store/provider-queries.ts'
import { insertScheduleVersion } from '../store/schedule-writes.ts'

const triesMax = 3

/**
 * Publishes the schedule in force with other hours on one date; an empty list closes it. Hours that the date already has
 * make no new version.
 *
 * The race: somebody publishes in between. The exception is then put on top of what is there now, a few times at most.
 */
export async function setScheduleDate(
  { db }: Stores,
  identity: ProviderIdentity,
  input: { date: string; windows: Window[] },
  now: number,
) {
  const { providerId, subject: publishedBy } = identity
  for (let tried = 0; tried < triesMax; tried++) {
    const provider = await findProvider(db, { id: providerId })
    if (!provider) throw new BookingError('provider_not_found')
    const { schedule: base, scheduleVersion: baseVersion } = provider
    const schedule = { ...base, exceptions: { ...base.exceptions, [input.date]: input.windows } }
    const problems = checkSchedule(schedule)
    if (problems.length > 0) throw new BookingError('invalid_schedule', { problems })

    const unchanged = isDeepStrictEqual(schedule, base)
    const done =
      unchanged || (await insertScheduleVersion(db, { providerId, publishedBy, schedule, baseVersion, now }))
    if (done) {
      const version = unchanged ? baseVersion : baseVersion + 1
      return { version, affected: await findAffected(db, providerId, schedule, now) }
    }
  }
  throw new BookingError('schedule_changed', {
    version: (await findProvider(db, { id: providerId }))?.scheduleVersion ?? 0,
  })
}
