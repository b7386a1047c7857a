import { addDays } from '@holdfast/shared/rules/dates'
import { BookingError } from '@holdfast/shared/rules/errors'
import type { Run } from '@holdfast/shared/rules/quarters'
import { checkSchedule, findStranded, type Schedule } from '@holdfast/shared/rules/schedule'
import { findWarnings } from '@holdfast/shared/rules/schedule-warnings'
import { localDateOf } from '@holdfast/shared/rules/time'
import { findAffected } from '../affected.ts'
import type { ProviderIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { findProvider } from '../store/provider-queries.ts'
import { getVisitType } from '../visit-type.ts'

/**
 * What publishing a schedule would do: which appointments it would leave outside, the first of them by name, how many people are booking a time right now
 * that it would take away, and what a provider should know of it. Changes nothing.
 */
export async function previewSchedule(
  { db, holds }: Stores,
  identity: ProviderIdentity,
  { schedule }: { schedule: Schedule },
  now: number,
) {
  const provider = await findProvider(db, { id: identity.providerId })
  if (!provider) throw new BookingError('provider_not_found')
  const problems = checkSchedule(schedule)
  if (problems.length > 0) throw new BookingError('invalid_schedule', { problems })

  const [stranded, { others }] = await Promise.all([
    findAffected(db, provider.id, schedule, now),
    holds.ofProvider(provider.id),
  ])
  const today = localDateOf(schedule.timeZone, now)
  return {
    ...stranded,
    held: Math.max(0, countStranded(schedule, others) - countStranded(provider.schedule, others)),
    warnings: findWarnings(
      schedule,
      getVisitType(provider, undefined),
      today,
      addDays(today, provider.horizonDays),
    ),
  }
}

/**
 * Buffers count here, since a hold does not say what of it is the visit. Those that already stand outside are taken off by the
 * caller.
 */
function countStranded(schedule: Schedule, held: readonly Run[]): number {
  return findStranded(
    schedule,
    held.map(run => ({ startQuarter: run.fromQuarter, endQuarter: run.toQuarter })),
  ).length
}
