import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createLanes } from './lanes.ts'

/** Runs that end, or fail, when told to. */
function openRuns(placesMax: number) {
  const inLane = createLanes(placesMax)
  const begun: { name: string; ends: PromiseWithResolvers<void> }[] = []
  const run = (name: string) =>
    inLane(name, () => {
      const ends = Promise.withResolvers<void>()
      begun.push({ name, ends })
      return ends.promise
    })
  return { run, begun, names: () => begun.map(({ name }) => name).join(' ') }
}

describe('lanes', () => {
  it('let nobody wait for a crowd in another one', async () => {
    const { run, names } = openRuns(2)
    for (const name of ['crowd', 'crowd', 'crowd', 'crowd', 'quiet']) void run(name)
    await turn()
    expect(names()).toBe('crowd crowd quiet')
  })

  it('let everybody in, in their order, as others end or fail', async () => {
    const { run, begun, names } = openRuns(1)
    const runs = [run('a'), run('a'), run('a')]
    await turn()
    begun[0]?.ends.reject(new Error('failed'))
    await expect(runs[0]).rejects.toThrow('failed')
    await turn()
    expect(begun).toHaveLength(2)
    begun[1]?.ends.resolve()
    await turn()
    begun[2]?.ends.resolve()
    await Promise.all(runs.slice(1))
    expect(names()).toBe('a a a')
  })

  it('never let more in at once than there is room for, also after a lane was empty', async () => {
    const { run, begun } = openRuns(2)
    const first = run('a')
    await turn()
    begun[0]?.ends.resolve()
    await first
    for (let i = 0; i < 5; i++) void run('a')
    await turn()
    expect(begun).toHaveLength(3)
  })
})
