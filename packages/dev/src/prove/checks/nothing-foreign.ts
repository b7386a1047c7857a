import { type Answer, answerOf, type Call, type Check, outcomeOf } from '../history.ts'

/** What is told of one who asks for what is somebody else's: that there is no such thing. */
const notThere = ['hold_not_found', 'appointment_not_found', 'not_allowed', 'hold_id_reused']

/** (10) Nobody was answered with anything of somebody else's, and nobody could do anything to it. */
export const nothingForeign: Check = ({ history }) =>
  history.calls.flatMap(call => {
    const what = call.isForeign ? judgeTrespass(call) : judgeOwn(call)
    return what ? [{ check: 'nothing-foreign', what, evidence: [call] }] : []
  })

function judgeTrespass(call: Call): string | null {
  const outcome = outcomeOf(call)
  if (outcome.kind === 'refused') {
    return notThere.includes(outcome.code) ? null : `Who asked for another’s was told ${outcome.code}.`
  }
  if (outcome.kind === 'unknown' || outcome.answer.released === false) return null
  return `A ${call.operation} of what is another’s was done.`
}

function judgeOwn(call: Call): string | null {
  const answer = answerOf(call)
  if (!answer) return null
  const items = [answer.appointments, answer.holds, answer.affected].filter(Array.isArray).flat() as Answer[]
  const named = [answer, ...items]
  if (named.some(item => item.clientId !== undefined && !isParty(call, item))) {
    return 'An answer names an appointment of others.'
  }
  const id = answer.appointmentId ?? answer.holdId
  const asked = call.input.appointmentId ?? call.id
  if (id !== undefined && id !== asked) return 'An answer is about another than was asked for.'
  const { yours, holds = [] } = answer as { yours?: { holdId: string } | null; holds?: { holdId: string }[] }
  const own = call.input.ownHoldIds as string[] | undefined
  const shown = yours ? [yours, ...holds] : holds
  const isForeign = own && shown.some(({ holdId }) => !own.includes(holdId))
  return isForeign ? 'Somebody was shown the hold of another.' : null
}

/** The client of an appointment, or its provider. */
const isParty = (call: Call, item: Answer) =>
  item.clientId === call.actor || (call.input.asProvider === true && item.providerId === call.providerId)
