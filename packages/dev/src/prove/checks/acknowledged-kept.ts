import { instantOfQuarter } from '@holdfast/shared/rules/quarters'
import { answerOf, type Check, instantIn, ownCalls } from '../history.ts'

/** (2) Every confirm that was acknowledged is there, confirmed unless somebody tried to cancel it, at its time unless somebody moved it. */
export const acknowledgedKept: Check = ({ history, final }) => {
  const rows = new Map(final.appointments.map(row => [row.id, row]))
  const [cancelled, moved] = (['cancel', 'move'] as const).map(
    operation => new Set(ownCalls(history, operation).map(call => String(call.input.appointmentId))),
  )
  return ownCalls(history, 'confirm').flatMap(call => {
    const answer = answerOf(call)
    if (!answer) return []
    const row = rows.get(call.id)
    const lost = (what: string) => [{ check: 'acknowledged-kept', what, evidence: [call, row] }]
    if (!row) return lost('An acknowledged appointment is not there.')
    if (row.clientId !== call.actor) return lost('An acknowledged appointment is somebody else’s.')
    if (row.status !== 'confirmed' && !cancelled?.has(call.id))
      return lost('An acknowledged appointment is cancelled, and nobody asked for that.')
    if (!moved?.has(call.id) && instantOfQuarter(row.startQuarter) !== instantIn(answer, 'startsAt'))
      return lost('An acknowledged appointment is at another time, and nobody moved it.')
    return []
  })
}
