import { openAgent, type Person } from '../crowd/ask.ts'
import { openCaller } from '../crowd/open-caller.ts'
import { makeWorld } from '../crowd/world.ts'
import { answerOf, type Call, type History, type Violation } from '../history.ts'
import { judgeAll } from '../judge-all.ts'
import { createRandom } from '../random.ts'
import { openStage, type Stage } from '../stage/open-stage.ts'
import { countedSteps } from './counted-steps.ts'

/** How many times an operation went out to a store, and so how many times it was made to fail there. */
export interface Countdown {
  operation: string
  where: 'before' | 'after'
  steps: number
}

/** Far above what any operation needs: it must end some day. */
const stepsMax = 60
/** Long enough that no hold ends while its operation is made to fail. */
const holdTtlSeconds = 600

/**
 * Fails, of each operation, the first thing that its server asks of PostgreSQL or Redis, before it has its effect or after; then the
 * second, and so on until the operation passes untouched. Each time the client asks again with the same id, and must succeed.
 */
export async function runCountdown(
  seed: string,
  tell: (text: string) => void,
): Promise<{ countdowns: Countdown[]; violations: Violation[] }> {
  const random = createRandom(seed)
  const stage = await openStage({ random: random.fork('stage'), holdTtlSeconds })
  try {
    const world = await makeWorld(stage, random.fork('world'))
    const calls: Call[] = []
    const callerOf = (person: Person | undefined) =>
      openCaller({
        person: person as Person,
        agent: openAgent(),
        urls: [(stage.servers[0] as Stage['servers'][number]).url],
        random: random.fork('caller'),
        calls,
      })
    const steps = countedSteps({
      client: callerOf(world.clients[0]),
      editor: callerOf(world.spacious.editors[0]),
      world,
      random: random.fork('steps'),
    })
    const history: History = { calls, flushes: [], probes: [], calms: [], holdTtlMs: holdTtlSeconds * 1000 }
    const countdowns: Countdown[] = []
    const violations: Violation[] = []
    for (const [operation, prepare] of Object.entries(steps)) {
      for (const where of ['before', 'after'] as const) {
        for (let step = 1; ; step++) {
          const run = await prepare()
          const disarm = arm(stage, step, where)
          const call = await run()
          const wasUntouched = disarm()
          if (!answerOf(call)) violations.push(failed(`${operation}, ${where} step ${step}`, call))
          if (wasUntouched) {
            countdowns.push({ operation, where, steps: step - 1 })
            tell(`${operation}: passes when each of its ${step - 1} steps is lost ${where} its effect`)
            break
          }
          if (step === stepsMax) throw new Error(`${operation} never passes untouched.`)
        }
        violations.push(...(await judgeAll(stage.postgres.url(), history)))
      }
    }
    return { countdowns, violations }
  } finally {
    await stage.close()
  }
}

const failed = (what: string, call: Call): Violation => ({
  check: 'countdown',
  what: `It did not succeed in the end: ${what}.`,
  evidence: [call],
})

/** Lets that one step from now fail. Gives what ends it and tells whether it was never reached. */
function arm({ weather }: Stage, step: number, where: 'before' | 'after'): () => boolean {
  let left = step
  const isNow = () => --left === 0
  weather.toPostgres = () => (isNow() ? where : 'none')
  weather.toRedisWire = () => (isNow() ? where : 'none')
  weather.toRedis = () => (isNow() ? (where === 'before' ? 'dropRequest' : 'dropReply') : 'none')
  return () => {
    weather.toPostgres = () => 'none'
    weather.toRedisWire = () => 'none'
    weather.toRedis = () => 'none'
    return left > 0
  }
}
