interface Lane {
  taken: number
  waiting: (() => void)[]
}

/**
 * Lets so many run at once under each name, and the others in their order as those end: a crowd that asks for one thing waits for
 * itself, and whoever asks for another does not wait for the crowd.
 */
export function createLanes(placesMax: number) {
  const lanes = new Map<string, Lane>()

  async function enter(lane: Lane): Promise<void> {
    if (lane.taken < placesMax) lane.taken += 1
    else await new Promise<void>(resolve => lane.waiting.push(resolve))
  }

  /** Whoever waits takes the place over. */
  function leave(lane: Lane, name: string): void {
    const next = lane.waiting.shift()
    if (next) next()
    else lane.taken -= 1
    if (lane.taken === 0) lanes.delete(name)
  }

  return async function inLane<T>(name: string, run: () => Promise<T>): Promise<T> {
    const lane = lanes.get(name) ?? { taken: 0, waiting: [] }
    lanes.set(name, lane)
    await enter(lane)
    try {
      return await run()
    } finally {
      leave(lane, name)
    }
  }
}
