import { findBrokenInvariants } from '../find-broken-invariants.ts'
import type { History, Violation } from './history.ts'
import { judgeHistory } from './judge-history.ts'
import { readFinalState } from './read-final-state.ts'

/** Everything that is wrong with what was seen and with what is in the database now, when nothing is under way. */
export async function judgeAll(databaseUrl: string, history: History): Promise<Violation[]> {
  const broken = await findBrokenInvariants(databaseUrl)
  const ofTables = broken.map(({ name, promise, rows }) => ({
    check: name,
    what: `Broken: ${promise}`,
    evidence: rows,
  }))
  return [...ofTables, ...judgeHistory({ history, final: await readFinalState(databaseUrl) })]
}
