import { quarterOfInstant } from '@holdfast/shared/rules/quarters'
import {
  answerOf,
  type Call,
  type Check,
  endOf,
  type History,
  ownCalls,
  refusalOf,
  startOf,
  wasFlushedWithin,
} from '../history.ts'
import { holdsOf, type KnownHold } from '../known-holds.ts'
import { findUnorderable } from '../linearizable.ts'
import { type SlotEvent, slotModel } from '../slot-register.ts'

interface Placed {
  providerId: string
  fromQuarter: number
  toQuarter: number
  event: SlotEvent
}

/** (4) Each quarter-hour of each provider has a history that could have happened one thing after the other. */
export const slotsOrderable: Check = ({ history }) => {
  const registers = new Map<string, SlotEvent[]>()
  for (const { providerId, fromQuarter, toQuarter, event } of eventsOf(history)) {
    for (let quarter = fromQuarter; quarter < toQuarter; quarter++) {
      const key = `${providerId} ${quarter}`
      registers.set(key, [...(registers.get(key) ?? []), event])
    }
  }
  const model = slotModel((startedAt, endedAt) => wasFlushedWithin(history, { startedAt, endedAt }))
  return [...registers].flatMap(([key, events]) => {
    const left = findUnorderable(events, model)
    if (!left) return []
    const around = (left[0] as SlotEvent).startedAt
    const near = events.filter(event => Math.abs(event.startedAt - around) < 60_000)
    return [
      {
        check: 'slots-orderable',
        what: `No order explains quarter ${key}.`,
        evidence: [{ left: left.slice(0, 5), near }],
      },
    ]
  })
}

function eventsOf(history: History): Placed[] {
  const holds = holdsOf(history)
  const holdOf = new Map(holds.map(hold => [hold.holdId, hold]))
  return [
    ...holds.map(toHeld),
    ...ownCalls(history, 'release').flatMap(call => toReleased(call, holdOf)),
    ...bookings(history, holdOf),
    ...ownCalls(history, 'hold')
      .concat(ownCalls(history, 'confirm'))
      .flatMap(call => toTaken(call, holdOf)),
  ]
}

function toHeld(hold: KnownHold): Placed {
  const { holdId, clientId, rescheduleOf, sureTo, call } = hold
  const span = { actor: clientId, startedAt: hold.madeFrom, endedAt: hold.sureFrom }
  // What its client did with it may have ended it from then on; its release and its use are events of their own as well.
  return placed(hold, {
    ...span,
    kind: 'hold',
    holdId,
    clientId,
    rescheduleOf,
    expiresAt: Math.max(sureTo, endOf(call)),
  })
}

function toReleased(call: Call, holdOf: Map<string, KnownHold>): Placed[] {
  const hold = holdOf.get(call.id)
  if (!hold || answerOf(call)?.released !== true) return []
  return [placed(hold, { ...spanOf(call), kind: 'release', holdId: call.id })]
}

/** What confirms, moves and cancels did: each appointment is at one place at a time, so they follow from one another. */
function bookings(history: History, holdOf: Map<string, KnownHold>): Placed[] {
  const changes = ['confirm', 'move', 'cancel'].flatMap(operation =>
    firstDone(history, operation as 'confirm'),
  )
  const byAppointment = Map.groupBy(changes, call => String(call.input.appointmentId ?? call.id))
  return [...byAppointment].flatMap(([appointmentId, calls]) => {
    const events: Placed[] = []
    let place: KnownHold | undefined
    // Nothing follows a cancel, whichever answer came first; all else is done by one client, one after the other.
    const isCancel = (call: Call) => Number(call.operation === 'cancel')
    for (const call of calls.sort((a, b) => isCancel(a) - isCancel(b) || endOf(a) - endOf(b))) {
      const target = call.operation === 'cancel' ? undefined : holdOf.get(String(call.input.holdId))
      if (call.operation !== 'cancel' && !target) return []
      if (place) events.push(...freed(place, target, call, appointmentId))
      if (target) {
        const span = { startedAt: target.madeFrom, endedAt: endOf(call) }
        const wasForgotten = wasFlushedWithin(history, span)
        events.push(
          placed(target, {
            ...spanOf(call),
            kind: 'book',
            holdId: target.holdId,
            appointmentId,
            wasForgotten,
          }),
        )
      }
      place = target
    }
    return events
  })
}

/** The quarters of the old place that are not in the new one. */
function freed(from: KnownHold, to: KnownHold | undefined, call: Call, appointmentId: string): Placed[] {
  const event = { ...spanOf(call), kind: 'free' as const, appointmentId }
  const { providerId, startQuarter, endQuarter } = from
  const quarters = Array.from({ length: endQuarter - startQuarter }, (_, i) => startQuarter + i)
  return quarters
    .filter(quarter => !to || quarter < to.startQuarter || quarter >= to.endQuarter)
    .map(quarter => ({ providerId, fromQuarter: quarter, toQuarter: quarter + 1, event }))
}

/** "It is taken" says which quarter only of a visit that has one. */
function toTaken(call: Call, holdOf: Map<string, KnownHold>): Placed[] {
  if (refusalOf(call) !== 'slot_taken' || !call.providerId) return []
  const last = call.attempts.at(-1)
  const hold = holdOf.get(call.id)
  const quarters = hold ? hold.endQuarter - hold.startQuarter : Number(call.input.durationQuarters)
  if (!last || quarters !== 1) return []
  const fromQuarter = hold?.startQuarter ?? quarterOfInstant(Date.parse(String(call.input.startsAt)))
  const { startedAt, endedAt } = last
  const event = { actor: call.actor, startedAt, endedAt, kind: 'taken' as const, exceptId: call.id }
  return [{ providerId: call.providerId, fromQuarter, toQuarter: fromQuarter + 1, event }]
}

/** The same again is the same: of each id the first call that was acknowledged, from the first attempt of all. */
function firstDone(history: History, operation: 'confirm' | 'move' | 'cancel'): Call[] {
  const groups = Map.groupBy(ownCalls(history, operation), call => `${call.id} ${call.input.holdId ?? ''}`)
  return [...groups.values()].flatMap(calls => {
    const done = calls.find(answerOf)
    return done
      ? [{ ...done, attempts: calls.slice(0, calls.indexOf(done) + 1).flatMap(call => call.attempts) }]
      : []
  })
}

const spanOf = (call: Call) => ({ actor: call.actor, startedAt: startOf(call), endedAt: endOf(call) })

const placed = ({ providerId, startQuarter, endQuarter }: KnownHold, event: SlotEvent): Placed => ({
  providerId,
  fromQuarter: startQuarter,
  toQuarter: endQuarter,
  event,
})
