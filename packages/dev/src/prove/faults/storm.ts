import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../random.ts'
import { startBadWeather } from './bad-weather.ts'
import type { Fault, FaultTools } from './fault.ts'
import { pointFaults } from './point-faults.ts'
import { windowFaults } from './window-faults.ts'

const windowsPerStorm = 2
const pointEveryMsMin = 60
const pointEveryMsMax = 350

/** Deals all of the faults that last, by name, before one comes again. */
export function createDeck(random: Random, names: readonly string[]): () => string {
  let left: string[] = []
  return () => {
    if (left.length === 0) left = [...names]
    return left.splice(random.integer(0, left.length - 1), 1)[0] as string
  }
}

/** Faults that last, one after the other, amid many short ones. When it is over everything is whole and every server runs. */
export async function storm(tools: FaultTools, deal: () => string): Promise<void> {
  const { stage, random } = tools
  let over = false
  const endBadWeather = startBadWeather(stage, random)
  const points = (async () => {
    while (!over) {
      await sleep(random.integer(pointEveryMsMin, pointEveryMsMax))
      if (!over) await random.pick(pointFaults)(tools)
    }
  })()
  try {
    for (let i = 0; i < windowsPerStorm; i++) {
      const name = deal()
      stage.counts.count(name)
      await (windowFaults[name] as Fault)(tools)
      await restartCrashed(tools)
    }
  } finally {
    over = true
    endBadWeather()
    await points
  }
  await restartCrashed(tools)
}

/** A server that ended by itself is started again, as whoever runs it would. */
async function restartCrashed({ stage }: FaultTools): Promise<void> {
  for (const { process } of stage.servers) if (!process.isRunning()) await process.start()
}
