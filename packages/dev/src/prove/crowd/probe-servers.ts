import type { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { addDays } from '@holdfast/shared/rules/dates'
import type { Probe } from '../history.ts'
import type { Random } from '../random.ts'
import { ask, type Person } from './ask.ts'
import { spaciousDays, type World } from './world.ts'

const everyMs = 100
/** What waits for an answer already; more would only make it worse, as every client with any sense knows. */
const waitingMax = 20

/** Asks each server for a hold ten times a second, whatever became of the others, until it is over. */
export async function probeServers(options: {
  agent: Agent
  urls: readonly string[]
  world: World
  random: Random
  probes: Probe[]
  isOver: () => boolean
}): Promise<void> {
  const { urls, world, random, isOver } = options
  const waiting = urls.map(() => 0)
  const sent: Promise<void>[] = []
  for (let turn = 0; !isOver(); turn++) {
    urls.forEach((_, server) => {
      if ((waiting[server] as number) < waitingMax) sent.push(probe(server, turn))
    })
    await sleep(everyMs)
  }
  await Promise.all(sent)

  async function probe(server: number, turn: number): Promise<void> {
    waiting[server] = (waiting[server] as number) + 1
    // Each server has probers of its own: a hold of one would end the one before.
    const person = world.probers[(turn * urls.length + server) % world.probers.length] as Person
    await holdOnce(urls[server] as string, person, server)
    waiting[server] = (waiting[server] as number) - 1
  }

  async function holdOnce(url: string, person: Person, server: number): Promise<void> {
    const { agent, probes } = options
    const { spacious, dates } = world
    const date = addDays(dates.fromDate, random.integer(0, spaciousDays - 1))
    const minutes = random.integer(0, 95) * 15
    const startsAt = new Date(Date.parse(`${date}T00:00:00Z`) + minutes * 60_000).toISOString()
    const holdId = random.uuid()
    const visitTypeId = spacious.visitTypes[0]?.id
    const input = { holdId, providerId: spacious.id, visitTypeId, startsAt }
    const startedAt = Date.now()
    const outcome = await ask({ agent, url, procedure: 'hold.create', isQuery: false, input, person })
    probes.push({ server, startedAt, endedAt: Date.now(), isDone: outcome.kind === 'done' })
    if (outcome.kind === 'done') {
      await ask({ agent, url, procedure: 'hold.release', isQuery: false, input: { holdId }, person })
    }
  }
}
