import { BookingError } from '@holdfast/shared/rules/errors'
import { decideHold } from '@holdfast/shared/rules/hold'
import { instantOfQuarter, isOnQuarter, quarterOfInstant } from '@holdfast/shared/rules/quarters'
import { judgeSlot, type Visit } from '@holdfast/shared/rules/slots'
import { type HoldAnswer, toHoldAnswer } from '../answer.ts'
import type { ClientIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { holdExpired, refusalOf } from '../refusal.ts'
import { findAppointment } from '../store/appointment-queries.ts'
import { availabilityOf } from '../store/availability.ts'
import type { HoldRequest } from '../store/hold-replies.ts'
import { type OfferedProvider, readInTheWay } from '../store/offer-queries.ts'
import { findProvider } from '../store/provider-queries.ts'
import { findVisitType, getVisitType } from '../visit-type.ts'

export interface HoldSlotInput {
  holdId: string
  providerId: string
  visitTypeId?: string | undefined
  /** Epoch milliseconds. */
  startsAt: number
  /** An own appointment with this provider that the hold is to move. */
  rescheduleOf?: string | undefined
}

/** A provider to judge by; the tag says under which one this process remembers it. */
interface Judged {
  provider: OfferedProvider
  tag: string | null
}

/**
 * Holds a slot for a client. The same request again gives the same hold.
 *
 * The races: many clients want one time, which one atomic script in Redis settles; and a confirm may commit and let go of
 * its hold just as another hold is taken, so the bookings are read after the quarters are won, never before. What only
 * the schedule decides is judged first: then no hold, however short, ever stands on a time that is not offered. A provider that is only
 * remembered is good enough for that if the same script finds that it is still so; for a refusal it never is.
 */
export async function holdSlot(
  stores: Stores,
  identity: ClientIdentity,
  input: HoldSlotInput,
  now: number,
): Promise<HoldAnswer> {
  const remembered = stores.offers.recall(input.providerId)
  const answer = remembered && (await tryHold(stores, identity, input, remembered, now))
  if (answer) return answer
  const provider = await findProvider(stores.db, { id: input.providerId })
  if (!provider) throw new BookingError('provider_not_found')
  const answered = await tryHold(stores, identity, input, { provider, tag: null }, now)
  if (!answered) throw new BookingError('storage_unavailable')
  return answered
}

/** Null when what is remembered is not good enough to judge by. */
async function tryHold(
  stores: Stores,
  identity: ClientIdentity,
  input: HoldSlotInput,
  { provider, tag }: Judged,
  now: number,
): Promise<HoldAnswer | null> {
  const { db, holds } = stores
  if (tag && !isOffered(provider, input, now)) return null
  const visitType = getVisitType(provider, input.visitTypeId)
  const request = { visit: visitType, startAt: input.startsAt }
  const hold = toHoldRequest(input, identity.subject, visitType)
  if (hold.rescheduleOf) await checkMovable(stores, hold, hold.rescheduleOf, now)

  const unoffered = judgeSlot(availabilityOf(provider, [], []), request.visit, request.startAt, now)
  if (unoffered && unoffered.code !== 'slot_held') {
    const repeat = isOnQuarter(input.startsAt) ? await findSameHold(stores, hold) : null
    if (repeat) return repeat
    throw await refusalOf(stores, hold, unoffered, now)
  }

  const take = await holds.take(hold, tag)
  if (take.result === 'outdated') return null
  if (take.result === 'reused') throw new BookingError('hold_id_reused')
  if (take.result === 'too_often') {
    throw new BookingError('rate_limited', { retryAfterSeconds: take.retryAfterSeconds })
  }
  if (take.result === 'ended') throw await holdExpired(stores, hold, take.endedAt, now)

  const inTheWay = await readInTheWay(db, hold)
  const isSame = inTheWay.version === provider.scheduleVersion && inTheWay.revision === provider.revision
  const newest = isSame ? provider : ((await findProvider(db, { id: provider.id })) ?? provider)
  const availability = availabilityOf(newest, inTheWay.booked, [])
  const { busyWithAppointmentId } = inTheWay
  const { held, refusal } = decideHold({ availability, take, busyWithAppointmentId }, request, now)
  if (refusal) {
    await holds.undo(hold, take.result === 'held' ? take.previousHoldId : null)
    throw await refusalOf(stores, hold, refusal, now)
  }
  if (held.previousHoldId) await holds.release({ ...hold, holdId: held.previousHoldId })
  return toHoldAnswer(hold, held.expiresAt, take.serverAt)
}

/** Whether such a visit could be held if nothing was in its way. */
function isOffered(provider: OfferedProvider, input: HoldSlotInput, now: number): boolean {
  const type = findVisitType(provider, input.visitTypeId)
  return type !== undefined && judgeSlot(availabilityOf(provider, [], []), type, input.startsAt, now) === null
}

function toHoldRequest(input: HoldSlotInput, clientId: string, visit: Visit & { id: string }): HoldRequest {
  const startQuarter = quarterOfInstant(input.startsAt)
  const endQuarter = startQuarter + visit.durationQuarters
  return {
    holdId: input.holdId,
    clientId,
    providerId: input.providerId,
    visitTypeId: visit.id,
    rescheduleOf: input.rescheduleOf ?? null,
    startQuarter,
    endQuarter,
    busy: {
      fromQuarter: startQuarter - visit.bufferBeforeQuarters,
      toQuarter: endQuarter + visit.bufferAfterQuarters,
    },
  }
}

/** @throws appointment_not_found, already_cancelled, already_started */
async function checkMovable({ db }: Stores, hold: HoldRequest, appointmentId: string, now: number) {
  const own = await findAppointment(db, { clientId: hold.clientId }, appointmentId)
  if (own?.providerId !== hold.providerId) throw new BookingError('appointment_not_found')
  if (own.status === 'cancelled') throw new BookingError('already_cancelled')
  if (instantOfQuarter(own.startQuarter) <= now) throw new BookingError('already_started')
}

/** A hold that was won while its time was offered is honoured: its repeat is answered though notice or hours have changed. */
async function findSameHold({ holds }: Stores, wanted: HoldRequest): Promise<HoldAnswer | null> {
  const found = await holds.look(wanted.clientId, wanted.holdId)
  if (found.state !== 'live' || found.hold.providerId !== wanted.providerId) return null
  if (found.hold.startQuarter !== wanted.startQuarter || found.hold.visitTypeId !== wanted.visitTypeId)
    return null
  return toHoldAnswer(found.hold, found.expiresAt, found.serverAt)
}
