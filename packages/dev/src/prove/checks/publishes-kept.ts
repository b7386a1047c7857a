import { isDeepStrictEqual } from 'node:util'
import { answerOf, type Check, ownCalls, refusalOf } from '../history.ts'

/** (5) A publish that was acknowledged is the version after the one it was based on, with its value; one that was refused is not. */
export const publishesKept: Check = ({ history, final }) => {
  const versions = new Map(final.versions.map(row => [`${row.providerId} ${row.version}`, row]))
  return ownCalls(history, 'publish').flatMap(call => {
    const wanted = Number(call.input.baseVersion) + 1
    const stored = versions.get(`${call.providerId} ${wanted}`)
    const isThere =
      isDeepStrictEqual(stored?.schedule, call.input.schedule) && stored?.publishedBy === call.actor
    const violated = (what: string) => [{ check: 'publishes-kept', what, evidence: [call, stored] }]
    const answer = answerOf(call)
    if (answer && answer.version !== wanted)
      return violated('A publish became another version than the next one.')
    if (answer && !isThere) return violated('An acknowledged publish was written over.')
    if (refusalOf(call) === 'schedule_changed' && isThere) return violated('A refused publish is in force.')
    return []
  })
}
