import { setTimeout as sleep } from 'node:timers/promises'
import { recoveriesOf, recoverySecondsMax } from './checks/recovers.ts'
import { openCrowd } from './crowd/open-crowd.ts'
import type { FaultTools } from './faults/fault.ts'
import { createDeck, storm } from './faults/storm.ts'
import { windowFaults } from './faults/window-faults.ts'
import type { History, Span, Violation } from './history.ts'
import { judgeAll } from './judge-all.ts'
import { createRandom } from './random.ts'
import { openStage } from './stage/open-stage.ts'
import { startDrill } from './start-drill.ts'

export interface ProofOptions {
  seconds: number
  seed: string
  preloads?: readonly string[]
  /** Done to the database before anybody comes. */
  prepare?: (databaseUrl: string) => Promise<void>
  /** The faults that last, by name; all of them by default. */
  faults?: readonly string[]
  /** Judge after every storm, and stop at the first violation. */
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
const holdTtlSeconds = 5
const healthyMs = 5_000
const calmMsMin = 1_500
const lookEveryMs = 300
/** Whoever is judged must rest, and what takes a while to go wrong does so only while they do not. */
const stormsPerLook = 2

/** Runs a crowd against two servers while everything around them fails, and judges what was seen and what was left. */
export async function runProof(options: ProofOptions): Promise<Proof> {
  const { seconds, seed, preloads = [], faults = Object.keys(windowFaults), tell = () => {} } = options
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
    const secondsSo = () => Math.round((Date.now() - startedAt) / 1000)
    const judge = async () => {
      await crowd.rest()
      return judgeAll(stage.postgres.url(), history)
    }
    crowd.start()
    history.calms.push(await stayHealthy())
    const deal = createDeck(random.fork('deck'), faults)
    let endDrill: (() => Promise<Violation[]>) | null = null
    let violations: Violation[] = []
    while (secondsSo() < seconds && violations.length === 0) {
      await storm(tools, deal)
      history.calms.push(await calm(history))
      tell(`${secondsSo()} s: ${stage.counts.total()} faults, ${crowd.calls.length} calls`)
      endDrill ??= await startDrill(stage.postgres.url, history)
      if (!options.stopsEarly || history.calms.length % stormsPerLook === 0) continue
      violations = (await judge()).filter(({ check }) => check !== 'recovers')
      crowd.start()
    }
    if (violations.length > 0) await crowd.rest()
    else violations = [...(await judge()), ...((await endDrill?.()) ?? [])]
    const processes = stage.servers.map(server => server.process)
    return {
      seed,
      seconds: secondsSo(),
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
