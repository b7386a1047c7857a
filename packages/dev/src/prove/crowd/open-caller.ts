import type { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Attempt, Call, Operation } from '../history.ts'
import type { Random } from '../random.ts'
import { ask, type Person } from './ask.ts'

const procedures: Record<Operation, { procedure: string; isQuery: boolean }> = {
  hold: { procedure: 'hold.create', isQuery: false },
  check: { procedure: 'hold.check', isQuery: true },
  release: { procedure: 'hold.release', isQuery: false },
  holds: { procedure: 'hold.list', isQuery: true },
  confirm: { procedure: 'appointment.confirm', isQuery: false },
  cancel: { procedure: 'appointment.cancel', isQuery: false },
  move: { procedure: 'appointment.reschedule', isQuery: false },
  appointment: { procedure: 'appointment.get', isQuery: true },
  appointments: { procedure: 'appointment.list', isQuery: true },
  slots: { procedure: 'slot.find', isQuery: true },
  publish: { procedure: 'schedule.publish', isQuery: false },
}

const delayMsMin = 50
const delayMsMax = 600
/** Whoever waits so long for any answer has been let down. */
const settleMsMax = 60_000

/** Whoever is answered mostly stays with that server, as behind a load balancer. */
const straysPercent = 10

export interface Wish {
  operation: Operation
  id: string
  providerId: string | null
  /** What is sent. */
  input: Record<string, unknown>
  /** What only those who judge it need to know. */
  notes?: Record<string, unknown>
  isForeign?: boolean
}

export interface Caller {
  person: Person
  /** Asks until the outcome is known, each time the same; and keeps it in the history. */
  settle(wish: Wish): Promise<Call>
}

export function openCaller(options: {
  person: Person
  agent: Agent
  urls: readonly string[]
  random: Random
  calls: Call[]
}): Caller {
  const { person, agent, urls, random, calls } = options
  let url = random.pick(urls)
  return {
    person,
    async settle({ operation, id, providerId, input, notes = {}, isForeign = false }) {
      const attempts: Attempt[] = []
      const call: Call = {
        operation,
        actor: person.subject,
        providerId,
        id,
        input: { ...input, ...notes },
        isForeign,
        attempts,
      }
      calls.push(call)
      const giveUpAt = Date.now() + settleMsMax
      if (random.percent(straysPercent)) url = random.pick(urls)
      for (let delayMs = delayMsMin; ; delayMs = Math.min(delayMs * 2, delayMsMax)) {
        const startedAt = Date.now()
        const outcome = await ask({ agent, url, input, person, ...procedures[operation] })
        attempts.push({ startedAt, endedAt: Date.now(), outcome })
        if (outcome.kind !== 'unknown' || Date.now() > giveUpAt) return call
        url = random.pick(urls)
        await sleep(random.integer(delayMs / 2, delayMs))
      }
    },
  }
}
