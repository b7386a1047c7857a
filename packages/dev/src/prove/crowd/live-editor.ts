import type { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { addDays } from '@holdfast/shared/rules/dates'
import type { Schedule } from '@holdfast/shared/rules/schedule'
import { type Answer, answerOf } from '../history.ts'
import type { Random } from '../random.ts'
import { ask } from './ask.ts'
import type { Caller } from './open-caller.ts'
import type { ProviderOfWorld, World } from './world.ts'

const thinkMsMax = 900
/** Dates on which nobody books: what is published there changes nothing for the clients. */
const farDays = 30

/** Publishes over and over, against a colleague who does the same, and cancels visits now and then. */
export async function liveEditor(options: {
  caller: Caller
  agent: Agent
  urls: readonly string[]
  provider: ProviderOfWorld
  world: World
  random: Random
  isOver: () => boolean
}): Promise<void> {
  const { caller, provider, world, random, isOver } = options
  while (!isOver()) {
    await sleep(random.integer(thinkMsMax / 3, thinkMsMax))
    if (random.percent(15)) await cancelOne()
    else await publish()
  }

  async function read(): Promise<{ version: number; schedule: Schedule } | null> {
    const { agent, urls } = options
    const url = random.pick(urls)
    const outcome = await ask({
      agent,
      url,
      procedure: 'schedule.get',
      isQuery: true,
      input: {},
      person: caller.person,
    })
    return outcome.kind === 'done' ? (outcome.answer as never) : null
  }

  async function publish(): Promise<void> {
    const current = await read()
    if (!current) return
    const date = addDays(world.dates.fromDate, farDays + random.integer(0, 9))
    const hour = random.integer(1, 22)
    const window = {
      startTime: `${two(hour)}:${two(random.integer(0, 3) * 15)}`,
      endTime: `${two(hour + 1)}:00`,
    }
    const { schedule, version: baseVersion } = current
    const edited = { ...schedule, exceptions: { ...schedule.exceptions, [date]: [window] } }
    await caller.settle({
      operation: 'publish',
      id: `${provider.id} ${baseVersion}`,
      providerId: provider.id,
      input: { schedule: edited, baseVersion },
      notes: { asProvider: true },
    })
  }

  async function cancelOne(): Promise<void> {
    const listed = await caller.settle({
      operation: 'appointments',
      id: '',
      providerId: provider.id,
      input: { status: 'confirmed', limit: 20 },
      notes: { asProvider: true },
    })
    const found = (answerOf(listed)?.appointments ?? []) as Answer[]
    if (found.length === 0) return
    const { appointmentId } = random.pick(found) as { appointmentId: string }
    await caller.settle({
      operation: 'cancel',
      id: appointmentId,
      providerId: provider.id,
      input: { appointmentId, reason: 'The practice is closed.' },
      notes: { asProvider: true },
    })
  }
}

const two = (n: number) => String(n).padStart(2, '0')
