import {
  type Answer,
  answerOf,
  type Call,
  type Check,
  endOf,
  type Operation,
  ownCalls,
  startOf,
  wasFlushedWithin,
} from '../history.ts'

/** What of an answer must be the same whenever the same is asked. */
const fixed = {
  hold: ['holdId', 'providerId', 'visitTypeId', 'startsAt', 'endsAt', 'expiresAt'],
  confirm: ['appointmentId', 'providerId', 'clientId', 'visitTypeId', 'startsAt', 'endsAt'],
  cancel: ['appointmentId', 'status', 'cancelledBy', 'startsAt'],
  move: ['appointmentId', 'providerId', 'startsAt', 'endsAt'],
} as const satisfies Partial<Record<Operation, string[]>>

/**
 * (5) The same id always got the same answer. A confirm that is asked again after a move tells where the appointment is now, and a
 * hold that Redis has forgotten is made anew.
 */
export const sameAnswer: Check = ({ history }) => {
  const firstMoves = new Map<string, number>()
  for (const call of ownCalls(history, 'move')) {
    const id = String(call.input.appointmentId)
    firstMoves.set(id, Math.min(startOf(call), firstMoves.get(id) ?? Number.POSITIVE_INFINITY))
  }
  const isBeforeMoves = (call: Call) =>
    call.attempts.every(({ endedAt }) => endedAt < (firstMoves.get(call.id) ?? Number.POSITIVE_INFINITY))

  return (Object.keys(fixed) as (keyof typeof fixed)[]).flatMap(operation => {
    const acknowledged = ownCalls(history, operation).filter(answerOf)
    const comparable = operation === 'confirm' ? acknowledged.filter(isBeforeMoves) : acknowledged
    const same = Map.groupBy(comparable, call => `${call.id} ${call.input.holdId ?? ''} ${call.actor}`)
    return [...same.values()]
      .filter(calls => operation !== 'hold' || !wasFlushedWithin(history, spanOf(calls)))
      .filter(calls => new Set(calls.map(call => fixedPart(answerOf(call) ?? {}, fixed[operation]))).size > 1)
      .map(evidence => ({ check: 'same-answer', what: `The same ${operation} got two answers.`, evidence }))
  })
}

const spanOf = (calls: Call[]) => ({
  startedAt: Math.min(...calls.map(startOf)),
  endedAt: Math.max(...calls.map(endOf)),
})

const fixedPart = (answer: Answer, names: readonly string[]) =>
  JSON.stringify(names.map(name => answer[name]))
