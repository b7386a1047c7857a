import type { Call, Probe } from '../history.ts'
import type { Random } from '../random.ts'
import type { Stage } from '../stage/open-stage.ts'
import { openAgent, type Person } from './ask.ts'
import { bornClient } from './born-client.ts'
import { createKnownToAll } from './known-to-all.ts'
import { liveEditor } from './live-editor.ts'
import { openCaller } from './open-caller.ts'
import { probeServers } from './probe-servers.ts'
import { makeWorld } from './world.ts'

export interface Crowd {
  calls: Call[]
  probes: Probe[]
  /** Everybody begins, or goes on. */
  start(): void
  /** Lets everybody finish what they are at. Rejects when one of them broke. */
  rest(): Promise<void>
}

export async function openCrowd(stage: Stage, random: Random, holdTtlMs: number): Promise<Crowd> {
  const world = await makeWorld(stage, random.fork('world'))
  const urls = stage.servers.map(server => server.url)
  const agent = openAgent()
  const calls: Call[] = []
  const probes: Probe[] = []
  const known = createKnownToAll()
  let over = false
  const isOver = () => over
  const callerOf = (person: Person) =>
    openCaller({ person, agent, urls, calls, random: random.fork(`caller ${person.subject}`) })

  const clients = world.clients.map(person => {
    const life = {
      caller: callerOf(person),
      world,
      random: random.fork(person.subject),
      known,
      holdTtlMs,
      isOver,
    }
    return bornClient(life)
  })
  const editors = world.providers.flatMap(provider =>
    provider.editors.map(person => {
      const life = { caller: callerOf(person), agent, urls, provider, world, isOver }
      return () => liveEditor({ ...life, random: random.fork(`${person.subject} ${calls.length}`) })
    }),
  )
  const prober = { agent, urls, world, random: random.fork('probes'), probes, isOver }
  let lives: Promise<unknown> = Promise.resolve()
  return {
    calls,
    probes,
    start() {
      over = false
      lives = Promise.all([...clients, ...editors, () => probeServers(prober)].map(live => live()))
      lives.catch(() => {})
    },
    async rest() {
      over = true
      await lives
    },
  }
}
