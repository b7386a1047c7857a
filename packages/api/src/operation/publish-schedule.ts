import { isDeepStrictEqual } from 'node:util'
import { BookingError } from '@holdfast/shared/rules/errors'
import { checkSchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import { findAffected } from '../affected.ts'
import type { ProviderIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { findProvider } from '../store/provider-queries.ts'
import { findScheduleVersion, insertScheduleVersion } from '../store/schedule-versions.ts'

/**
 * Publishes a schedule as the version after `baseVersion`; nothing booked is changed, only named in `affected` and counted in `affectedCount`. The
 * same publish again gives the same version.
 *
 * The race: two publish upon the same base. The version is part of the row's key, so one of them is first; the other is told
 * the version that is there now.
 */
export async function publishSchedule(
  { db, changes, offers }: Stores,
  identity: ProviderIdentity,
  input: { schedule: Schedule; baseVersion: number },
  now: number,
) {
  const { providerId, subject: publishedBy } = identity
  if (!(await findProvider(db, { id: providerId }))) throw new BookingError('provider_not_found')
  const problems = checkSchedule(input.schedule)
  if (problems.length > 0) throw new BookingError('invalid_schedule', { problems })

  const published = await offers.whileWriting(providerId, () =>
    insertScheduleVersion(db, { providerId, publishedBy, now, ...input }),
  )
  const version = input.baseVersion + 1
  if (!published) {
    const existing = await findScheduleVersion(db, providerId, version)
    const repeated =
      existing?.publishedBy === publishedBy && isDeepStrictEqual(existing.schedule, asStored(input.schedule))
    if (!repeated)
      throw new BookingError('schedule_changed', { version: await currentVersion(db, providerId) })
  }
  changes.tell(providerId, 'everything')
  return { version, ...(await findAffected(db, providerId, input.schedule, now)) }
}

async function currentVersion(db: Stores['db'], providerId: string): Promise<number> {
  return (await findProvider(db, { id: providerId }))?.scheduleVersion ?? 0
}

const asStored = (schedule: Schedule): unknown => JSON.parse(JSON.stringify(schedule))
