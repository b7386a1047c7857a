import { instantOfQuarter } from '@holdfast/shared/rules/quarters'
import { answerOf, type Check, endOf, instantIn, outcomeOf, ownCalls } from '../history.ts'

/** (7) An appointment is where its last acknowledged move took it, and was moved exactly as often as was acknowledged. */
export const movesKept: Check = ({ history, final }) => {
  const moves = Map.groupBy(ownCalls(history, 'move'), call => String(call.input.appointmentId))
  return final.appointments.flatMap(row => {
    const calls = moves.get(row.id) ?? []
    const violated = (what: string) => [{ check: 'moves-kept', what, evidence: [row, ...calls] }]
    if (calls.some(call => outcomeOf(call).kind === 'unknown')) return []
    const done = calls.filter(answerOf).sort((a, b) => endOf(a) - endOf(b))
    const holds = new Set(done.map(call => call.input.holdId))
    const times = row.sequence - (row.status === 'cancelled' ? 1 : 0)
    if (times !== holds.size)
      return violated(`It was moved ${times} times, of which ${holds.size} were acknowledged.`)
    const last = done.at(-1)
    if (!last) return []
    if (row.movedByHoldId !== last.input.holdId)
      return violated('It was moved by another than its last move.')
    const startsAt = instantIn(answerOf(last) ?? {}, 'startsAt')
    return instantOfQuarter(row.startQuarter) === startsAt
      ? []
      : violated('It is not where its last move took it.')
  })
}
