import { daysBetween } from '@holdfast/shared/rules/dates'
import { BookingError } from '@holdfast/shared/rules/errors'
import { quarterMinutes, rangeDaysMax, slotsPerAnswerMax } from '@holdfast/shared/rules/limits'
import { instantOfQuarter, overlapsRun } from '@holdfast/shared/rules/quarters'
import { computeChangesAt } from '@holdfast/shared/rules/slot-changes'
import { computeSlots, findNextSlot } from '@holdfast/shared/rules/slots'
import { localDateOf, quarterRangeOf } from '@holdfast/shared/rules/time'
import { toInstant, toQuarterInstant } from '../answer.ts'
import type { Identity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { findAppointment } from '../store/appointment-queries.ts'
import { around, readAvailability, widened } from '../store/availability.ts'
import { checkTimeZone } from '../time-zone.ts'
import { getVisitType } from '../visit-type.ts'

export interface FindSlotsInput {
  providerId: string
  visitTypeId?: string | undefined
  fromDate: string
  toDate: string
  timeZone?: string | undefined
  rescheduleOf?: string | undefined
}

/**
 * The free starts in a range of dates. A client's own hold counts as free there and is named in `yours`; so does the time of
 * an own appointment that is to be moved. More starts than an answer has room for end with the last whole date that fits, and
 * `restFromDate` says where to ask on. The same question may be answered otherwise at `changesAt` though nobody
 * did anything; until then only a change that `slot.watch` tells of makes another answer.
 */
export async function findSlots(
  stores: Stores,
  identity: Identity | null,
  input: FindSlotsInput,
  now: number,
) {
  checkTimeZone(input.timeZone)
  const clientId = identity?.kind === 'client' ? identity.subject : null
  const rescheduleOf = await findMovable(stores, input.providerId, clientId, input.rescheduleOf)
  const read = await readAvailability(stores, input.providerId, { clientId, rescheduleOf }, now)
  const { provider, availability } = read
  const visitType = getVisitType(provider, input.visitTypeId)
  if (daysBetween(input.fromDate, input.toDate) >= rangeDaysMax) {
    throw new BookingError('range_too_large', { daysMax: rangeDaysMax })
  }

  const timeZone = input.timeZone ?? provider.timeZone
  const range = quarterRangeOf(timeZone, input.fromDate, input.toDate)
  const slots = computeSlots(around(availability, range), visitType, range, now)
  const restFromDate = findRest(slots, timeZone)
  const restFromQuarter = restFromDate
    ? quarterRangeOf(timeZone, restFromDate, restFromDate).fromQuarter
    : range.toQuarter

  const next = slots.length === 0 ? findNextSlot(availability, visitType, range.fromQuarter, now) : null
  const firstQuarter = slots[0] ?? next
  // Where there is nothing, the next time may be one that is held anywhere.
  const bearing = availability.held.filter(run => slots.length === 0 || overlapsRun([widened(range)], run))
  const holdsEndAt = [...bearing, ...(read.own ? [read.own] : [])].map(hold => hold.endsAt)
  return {
    timeZone,
    durationMinutes: visitType.durationQuarters * quarterMinutes,
    serverTime: toInstant(read.serverAt),
    slots: slots.filter(quarter => quarter < restFromQuarter).map(toQuarterInstant),
    restFromDate,
    yours: clientId && read.own ? await findOwnHold(stores, clientId, read.own.holdId) : null,
    nextAvailableAt: next === null ? null : toQuarterInstant(next),
    changesAt: toInstant(computeChangesAt({ availability, range, firstQuarter, holdsEndAt }, now)),
  }
}

/** The date of the first start that there is no room for. */
function findRest(slots: readonly number[], timeZone: string): string | null {
  const first = slots[slotsPerAnswerMax]
  return first === undefined ? null : localDateOf(timeZone, instantOfQuarter(first))
}

async function findOwnHold({ holds }: Stores, clientId: string, holdId: string) {
  const found = await holds.look(clientId, holdId)
  if (found.state !== 'live') return null
  const { startQuarter, rescheduleOf } = found.hold
  return { holdId, startsAt: toQuarterInstant(startQuarter), rescheduleOf }
}

/** The appointment to be moved, if it is the client's own with this provider; anybody else's stays in the way. */
async function findMovable(
  { db }: Stores,
  providerId: string,
  clientId: string | null,
  appointmentId: string | undefined,
): Promise<string | null> {
  if (clientId === null || appointmentId === undefined) return null
  const own = await findAppointment(db, { clientId }, appointmentId)
  return own?.providerId === providerId ? own.id : null
}
