import { answerOf, type Check, endOf, ownCalls, refusalOf, startOf, wasFlushedWithin } from '../history.ts'

/**
 * (3) No appointment is there whose confirm was only ever refused, nor one that nobody asked for. A confirm that was under way when Redis
 * forgot its hold may be written after its repeat was refused.
 */
export const refusedAbsent: Check = ({ history, final }) => {
  const confirms = Map.groupBy(ownCalls(history, 'confirm'), call => call.id)
  return final.appointments.flatMap(row => {
    const calls = confirms.get(row.id)
    const there = (what: string) => [{ check: 'refused-absent', what, evidence: [row, ...(calls ?? [])] }]
    if (!calls) return there('An appointment is there that nobody confirmed.')
    if (calls.some(call => answerOf(call) || refusalOf(call) === null)) return []
    const overtaken = calls.some(
      call =>
        call.attempts.length > 1 &&
        wasFlushedWithin(history, { startedAt: startOf(call), endedAt: endOf(call) }),
    )
    return overtaken ? [] : there('An appointment is there whose confirm was refused.')
  })
}
