import type { Call, Probe } from '../history.ts'
import type { Random } from '../random.ts'
import type { Stage } from '../stage/open-stage.ts'
import { openAgent, type Person } from './ask.ts'
import { createKnownToAll } from './known-to-all.ts'
import { liveClient } from './live-client.ts'
import { liveEditor } from './live-editor.ts'
import { openCaller } from './open-caller.ts'
import { probeServers } from './probe-servers.ts'
import { makeWorld } from './world.ts'

export interface Crowd {
  calls: Call[]
  probes: Probe[]
  /** Lets everybody finish what they have begun. Rejects when one of them broke. */
  end(): Promise<void>
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

  const lives = [
    ...world.clients.map(person => {
      const life = random.fork(`client ${person.subject}`)
      return liveClient({ caller: callerOf(person), world, random: life, known, holdTtlMs, isOver })
    }),
    ...world.providers.flatMap(provider =>
      provider.editors.map(person => {
        const life = random.fork(`editor ${person.subject}`)
        return liveEditor({ caller: callerOf(person), agent, urls, provider, world, random: life, isOver })
      }),
    ),
    probeServers({ agent, urls, world, random: random.fork('probes'), probes, isOver }),
  ]
  const all = Promise.all(lives)
  all.catch(() => {})
  return {
    calls,
    probes,
    async end() {
      over = true
      await all
      agent.destroy()
    },
  }
}
