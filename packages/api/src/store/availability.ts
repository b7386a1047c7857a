import { horizonDaysMax, quartersPerDay } from '@holdfast/shared/rules/limits'
import { quarterOfInstant, type Run } from '@holdfast/shared/rules/quarters'
import type { Availability, Visit } from '@holdfast/shared/rules/slots'
import type { Stores } from '../context.ts'
import type { HeldRun, HoldRequest, ProviderHolds } from './holds.ts'
import { findBookedRuns, type ProviderRow } from './provider-queries.ts'

export interface ReadAvailability {
  availability: Omit<Availability, 'held'> & { held: readonly HeldRun[] }
  own: ProviderHolds['own']
  /** Redis's clock, epoch milliseconds. */
  serverAt: number
}

/** For whom time is looked at: what is the asker's own does not stand in the asker's way. */
export interface Asker {
  clientId: string | null
  /** An appointment that is to be moved. */
  rescheduleOf: string | null
}

/** What is open, booked and held of a provider's time in that run. */
export async function readAvailability(
  { db, holds }: Stores,
  provider: ProviderRow,
  within: Run,
  asker: Asker,
): Promise<ReadAvailability> {
  const [booked, { others, own, serverAt }] = await Promise.all([
    findBookedRuns(db, provider.id, within, asker.rescheduleOf),
    holds.ofProvider(provider.id, asker.clientId),
  ])
  return { availability: { ...availabilityOf(provider, booked, others), held: others }, own, serverAt }
}

export function availabilityOf(
  { schedule, noticeMinutes, horizonDays }: ProviderRow,
  booked: readonly Run[],
  held: readonly Run[],
): Availability {
  return { schedule, noticeMinutes, horizonDays, booked, held }
}

/** All the time that could ever be booked at that moment, whatever the horizon of the provider. */
export function bookableTime(now: number): Run {
  const fromQuarter = quarterOfInstant(now) - quartersPerDay
  return { fromQuarter, toQuarter: fromQuarter + (horizonDaysMax + 3) * quartersPerDay }
}

/** A run with a day more on either side: what can touch a visit that lies in it, buffers and zones included. */
export function widened({ fromQuarter, toQuarter }: Run): Run {
  return { fromQuarter: fromQuarter - quartersPerDay, toQuarter: toQuarter + quartersPerDay }
}

/** The visit that a hold was made for, as it was then. */
export function visitOf({ startQuarter, endQuarter, busy }: HoldRequest): Visit {
  return {
    durationQuarters: endQuarter - startQuarter,
    bufferBeforeQuarters: startQuarter - busy.fromQuarter,
    bufferAfterQuarters: busy.toQuarter - endQuarter,
  }
}
