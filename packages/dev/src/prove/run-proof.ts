import { setTimeout as sleep } from 'node:timers/promises'
import { findBrokenInvariants } from '../find-broken-invariants.ts'
import { recoveriesOf, recoverySecondsMax } from './checks/recovers.ts'
import { type Crowd, openCrowd } from './crowd/open-crowd.ts'
import type { FaultTools } from './faults/fault.ts'
import { createDeck, storm } from './faults/storm.ts'
import type { History, Span, Violation } from './history.ts'
import { judgeHistory } from './judge-history.ts'
import { createRandom } from './random.ts'
import { readFinalState } from './read-final-state.ts'
import { openStage, type Stage } from './stage/open-stage.ts'

export interface ProofOptions {
  seconds: number
  seed: string
  preloads?: readonly string[]
  /** Done to the database before anybody comes. */
  prepare?: (databaseUrl: string) => Promise<void>
  /** Judge every so often, and stop at the first violation. */
  stopsEarly?: boolean
  /** Hears what is going on. */
  tell?: (text: string) => void
}

export interface Proof {
  seed: string
  seconds: number
  history: History
  faults: ReadonlyMap<string, number>
  crashes: number
  /** What the servers said on their way out. */
  said: string[]
  violations: Violation[]
}

/** Short enough for holds to end while somebody watches. */
const holdTtlSeconds = 8
const healthyMs = 5_000
const calmMsMin = 1_500
const lookEveryMs = 300

/** Runs a crowd against two servers while everything around them fails, and judges what was seen and what was left. */
export async function runProof(options: ProofOptions): Promise<Proof> {
  const { seconds, seed, preloads = [], tell = () => {} } = options
  const random = createRandom(seed)
  const stage = await openStage({ random: random.fork('stage'), holdTtlSeconds, preloads })
  try {
    await options.prepare?.(stage.postgres.url())
    const startedAt = Date.now()
    const crowd = await openCrowd(stage, random.fork('crowd'), holdTtlSeconds * 1000)
    const history: History = {
      calls: crowd.calls,
      probes: crowd.probes,
      flushes: [],
      calms: [],
      holdTtlMs: holdTtlSeconds * 1000,
    }
    const tools: FaultTools = {
      stage,
      random: random.fork('faults'),
      tellFlush: span => void history.flushes.push(span),
    }
    history.calms.push(await stayHealthy())
    const deal = createDeck(random.fork('deck'))
    let early: Violation[] = []
    while (Date.now() - startedAt < seconds * 1000 && early.length === 0) {
      await storm(tools, deal)
      history.calms.push(await calm(history))
      tell(
        `${Math.round((Date.now() - startedAt) / 1000)} s: ${stage.counts.total()} faults, ${crowd.calls.length} calls`,
      )
      if (options.stopsEarly) early = await judgeSoFar(stage)
    }
    const violations = early.length > 0 ? early : await judgeAtEnd(stage, crowd, history)
    const processes = stage.servers.map(server => server.process)
    return {
      seed,
      seconds: Math.round((Date.now() - startedAt) / 1000),
      history,
      faults: stage.counts.all(),
      crashes: processes.reduce((sum, process) => sum + process.crashes(), 0),
      said: processes.flatMap(process => [...process.said()]),
      violations,
    }
  } finally {
    await stage.close()
  }
}

async function stayHealthy(): Promise<Span> {
  const startedAt = Date.now()
  await sleep(healthyMs)
  return { startedAt, endedAt: Date.now() }
}

/** Leaves everybody alone until all is as it was before, for as long as that may take at most. */
async function calm(history: History): Promise<Span> {
  const startedAt = Date.now()
  const span = () => ({ startedAt, endedAt: Date.now() })
  const isWell = () =>
    recoveriesOf({ ...history, calms: [history.calms[0] as Span, span()] }).every(
      ({ firstHoldMs, fullRateMs }) => firstHoldMs !== null && fullRateMs !== null,
    )
  await sleep(calmMsMin)
  while (!isWell() && Date.now() - startedAt < recoverySecondsMax * 1000) await sleep(lookEveryMs)
  return span()
}

async function judgeAtEnd(stage: Stage, crowd: Crowd, history: History): Promise<Violation[]> {
  await crowd.end()
  const databaseUrl = stage.postgres.url()
  const final = await readFinalState(databaseUrl)
  return [...(await judgeTables(databaseUrl)), ...judgeHistory({ history, final })]
}

/** What can be said while the crowd is still at it: only calls that have been answered, and nothing that one under way could explain. */
async function judgeSoFar(stage: Stage): Promise<Violation[]> {
  return judgeTables(stage.postgres.url())
}

async function judgeTables(databaseUrl: string): Promise<Violation[]> {
  const broken = await findBrokenInvariants(databaseUrl)
  return broken.map(({ name, promise, rows }) => ({
    check: name,
    what: `Broken: ${promise}`,
    evidence: rows,
  }))
}
