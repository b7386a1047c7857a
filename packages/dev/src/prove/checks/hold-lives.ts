import {
  answerOf,
  type Call,
  type Check,
  endOf,
  type History,
  refusalOf,
  startOf,
  type Violation,
} from '../history.ts'
import { holdsOf, type KnownHold } from '../known-holds.ts'

/** What rounding and reading a clock twice may come to. */
const clockMs = 5

/**
 * (8) A hold lives for its time and no longer: its end is that long after it was made; nobody hears `hold_expired` earlier who has not
 * ended it; and it is neither alive nor to be confirmed afterwards.
 */
export const holdLives: Check = ({ history }) => {
  const uses = Map.groupBy(
    history.calls.filter(
      call => !call.isForeign && ['hold', 'check', 'confirm', 'move'].includes(call.operation),
    ),
    call => String(call.input.holdId ?? call.id),
  )
  return holdsOf(history).flatMap(hold => judge(history, hold, uses.get(hold.holdId) ?? []))
}

function judge({ holdTtlMs }: History, hold: KnownHold, calls: Call[]): Violation[] {
  const violated = (what: string, call: Call) => ({ check: 'hold-lives', what, evidence: [hold.call, call] })
  const { expiresAt, madeFrom, sureFrom, sureTo, isRemade } = hold
  const rightEnd =
    isRemade || (expiresAt >= madeFrom + holdTtlMs - clockMs && expiresAt <= sureFrom + holdTtlMs + clockMs)
  const confirms = calls.filter(call => call.operation === 'confirm' || call.operation === 'move')
  const firstConfirmAt = Math.min(...confirms.map(startOf))
  return [
    ...(rightEnd ? [] : [violated('A hold ends at the wrong time.', hold.call)]),
    ...calls
      .filter(call => refusalOf(call) === 'hold_expired' && endOf(call) < sureTo - clockMs)
      .map(call => violated('A hold was called expired before its time.', call)),
    ...calls
      .filter(call => call.operation === 'check' && answerOf(call) && lastStartOf(call) > expiresAt + clockMs)
      .map(call => violated('A hold was called alive after its end.', call)),
    ...confirms
      .filter(call => answerOf(call) && firstConfirmAt > expiresAt + clockMs)
      .map(call => violated('A hold was confirmed after its end.', call)),
  ]
}

const lastStartOf = (call: Call) => call.attempts.at(-1)?.startedAt ?? 0
