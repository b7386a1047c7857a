import { quarterOfInstant } from '@holdfast/shared/rules/quarters'
import { answerOf, type Call, endOf, type History, instantIn, ownCalls, startOf } from './history.ts'

/** A hold that its client was told to have. Instants are epoch milliseconds. */
export interface KnownHold {
  call: Call
  holdId: string
  clientId: string
  providerId: string
  rescheduleOf: string | null
  startQuarter: number
  /** Behind the last one. */
  endQuarter: number
  /** What its client was told last. */
  expiresAt: number
  /** Redis forgot it, and the same request made it anew. */
  isRemade: boolean
  /** Since when it may have been there, and since when its client knew. */
  madeFrom: number
  sureFrom: number
  /** Until when its client had every reason to count on it: it was to end, or the client began to do something else with it. */
  sureTo: number
}

/** The first acknowledged call for each hold. */
export function holdsOf(history: History): KnownHold[] {
  const made = [...Map.groupBy(ownCalls(history, 'hold'), call => call.id).values()]
  const endings = endingsOf(history)
  return made.flatMap(calls => {
    const call = calls.find(answerOf)
    const answer = call && answerOf(call)
    if (!call || !answer || !call.providerId) return []
    const ends = new Set(calls.flatMap(known => instantIn(answerOf(known) ?? {}, 'expiresAt') || []))
    const expiresAt = Math.max(...ends)
    const endedFrom = endings(call)
    return [
      {
        call,
        holdId: call.id,
        clientId: call.actor,
        providerId: call.providerId,
        rescheduleOf: call.input.rescheduleOf ? String(call.input.rescheduleOf) : null,
        startQuarter: quarterOfInstant(instantIn(answer, 'startsAt')),
        endQuarter: quarterOfInstant(instantIn(answer, 'endsAt')),
        expiresAt,
        isRemade: ends.size > 1,
        madeFrom: Math.min(...calls.map(startOf)),
        sureFrom: endOf(call),
        sureTo: Math.min(expiresAt, endedFrom),
      },
    ]
  })
}

/** From when on the client itself may have ended a hold: by its release or its use, or by another one with the same provider. */
function endingsOf(history: History): (hold: Call) => number {
  const uses = history.calls.filter(call => ['release', 'confirm', 'move'].includes(call.operation))
  const usesOf = Map.groupBy(
    uses,
    call => `${call.actor} ${call.operation === 'move' ? call.input.holdId : call.id}`,
  )
  const holdsWith = Map.groupBy(ownCalls(history, 'hold'), call => `${call.actor} ${call.providerId}`)
  return hold => {
    const others = (holdsWith.get(`${hold.actor} ${hold.providerId}`) ?? []).filter(
      call => call.id !== hold.id && startOf(call) >= startOf(hold),
    )
    return Math.min(...[...others, ...(usesOf.get(`${hold.actor} ${hold.id}`) ?? [])].map(startOf))
  }
}
