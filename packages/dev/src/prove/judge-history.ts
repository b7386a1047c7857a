import { acknowledgedKept } from './checks/acknowledged-kept.ts'
import { allAnswered } from './checks/all-answered.ts'
import { holdLives } from './checks/hold-lives.ts'
import { holdsExclusive } from './checks/holds-exclusive.ts'
import { movesKept } from './checks/moves-kept.ts'
import { nothingForeign } from './checks/nothing-foreign.ts'
import { publishesKept } from './checks/publishes-kept.ts'
import { recovers } from './checks/recovers.ts'
import { refusedAbsent } from './checks/refused-absent.ts'
import { sameAnswer } from './checks/same-answer.ts'
import { slotsOrderable } from './checks/slots-orderable.ts'
import type { Check, Evidence, Violation } from './history.ts'

/** What is judged by what callers saw; what the tables alone tell is in `invariants.ts`. */
export const checks: Check[] = [
  acknowledgedKept,
  refusedAbsent,
  holdsExclusive,
  slotsOrderable,
  sameAnswer,
  movesKept,
  holdLives,
  publishesKept,
  nothingForeign,
  allAnswered,
  recovers,
]

export const judgeHistory = (evidence: Evidence): Violation[] => checks.flatMap(check => check(evidence))
