import { type Call, type Check, type History, startOf, type Violation, wasFlushedWithin } from '../history.ts'
import { holdsOf, type KnownHold } from '../known-holds.ts'

/**
 * (4) Two clients never both surely hold one time. Where Redis forgot the first of two, one of them was told so: each of them asked
 * for their appointment or for their hold in the end, and at least one was refused.
 */
export const holdsExclusive: Check = ({ history }) => {
  const holds = holdsOf(history).sort((a, b) => a.sureFrom - b.sureFrom)
  const violations: Violation[] = []
  holds.forEach((first, i) => {
    for (const second of holds.slice(i + 1)) {
      if (second.sureFrom >= first.sureTo) break
      if (!isSameTime(first, second) || first.clientId === second.clientId) continue
      const span = { startedAt: first.madeFrom, endedAt: second.sureFrom }
      if (wasFlushedWithin(history, span) && (wasTold(history, first) || wasTold(history, second))) continue
      violations.push({
        check: 'holds-exclusive',
        what: 'Two clients held one time.',
        evidence: [first.call, second.call],
      })
    }
  })
  return violations
}

const isSameTime = (a: KnownHold, b: KnownHold) =>
  a.providerId === b.providerId && a.startQuarter < b.endQuarter && b.startQuarter < a.endQuarter

/** Whether its holder has heard that it is gone, or given it up: by a release, or for another time. */
function wasTold({ calls }: History, { holdId, clientId, providerId, sureFrom }: KnownHold): boolean {
  const tells = (call: Call) => {
    const last = call.attempts.at(-1)
    return last !== undefined && last.endedAt >= sureFrom && last.outcome.kind !== 'unknown'
  }
  return (
    calls.some(
      call =>
        call.actor === clientId &&
        (call.id === holdId || call.input.holdId === holdId) &&
        tells(call) &&
        (call.operation === 'release' || call.attempts.at(-1)?.outcome.kind === 'refused'),
    ) ||
    calls.some(
      call =>
        call.operation === 'hold' &&
        call.actor === clientId &&
        call.providerId === providerId &&
        call.id !== holdId &&
        startOf(call) >= sureFrom,
    )
  )
}
