import { BookingError } from '@holdfast/shared/rules/errors'
import { horizonDaysMax, quartersPerDay } from '@holdfast/shared/rules/limits'
import { overlapsRun, quarterOfInstant, type Run } from '@holdfast/shared/rules/quarters'
import type { Availability, OpenHours, Visit } from '@holdfast/shared/rules/slots'
import type { Stores } from '../context.ts'
import { findAppointment } from './appointment-queries.ts'
import type { HeldRun, HoldRequest, ProviderHolds } from './hold-replies.ts'
import type { OfferedProvider } from './offer-queries.ts'
import { findBookedRuns } from './provider-queries.ts'

export interface ReadAvailability {
  provider: OfferedProvider
  availability: Omit<Availability, 'held'> & { held: readonly HeldRun[] }
  /** The asker's newest hold that is none of an appointment yet. */
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

/**
 * What is open, booked and held of a provider's bookable time. Where it is asked for often it touches Redis alone; an appointment that is
 * to be moved is looked up in PostgreSQL.
 * @throws provider_not_found, holds_unavailable
 */
export async function readAvailability(
  { db, holds, offers }: Stores,
  providerId: string,
  asker: Asker,
  now: number,
): Promise<ReadAvailability> {
  await holds.settled(asker.clientId)
  const { offer, holds: held, isWritten } = await offers.read(providerId, asker.clientId, now)
  if (!offer) throw new BookingError('provider_not_found')
  const { provider } = offer
  const { others, own, serverAt } = held
  // A hold is let go of a moment after its appointment was written, or never: then its time is booked.
  const mayBeAppointed = own && (isWritten || own.runs.some(run => overlapsRun(offer.booked, run)))
  const appointed =
    mayBeAppointed && asker.clientId !== null
      ? await findAppointment(db, { clientId: asker.clientId }, own.holdId)
      : null
  const booked = asker.rescheduleOf
    ? await findBookedRuns(db, providerId, bookableTime(now), asker.rescheduleOf)
    : offer.booked
  return {
    provider,
    availability: { ...availabilityOf(provider, booked, others), held: others },
    own: appointed ? null : own,
    serverAt,
  }
}

export function availabilityOf(
  { schedule, noticeMinutes, horizonDays }: OpenHours,
  booked: readonly Run[],
  held: readonly Run[],
): Availability {
  return { schedule, noticeMinutes, horizonDays, booked, held }
}

/** The same, with only what could touch a visit in that run. */
export function around<State extends { booked: readonly Run[] }>(availability: State, run: Run): State {
  const { fromQuarter, toQuarter } = widened(run)
  const booked = availability.booked.filter(
    other => other.fromQuarter < toQuarter && fromQuarter < other.toQuarter,
  )
  return { ...availability, booked }
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
