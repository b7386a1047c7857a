import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createSharedReads } from './shared-reads.ts'

/** Readings that answer, or fail, when told to. */
function openReadings() {
  const begun: PromiseWithResolvers<string>[] = []
  const shared = createSharedReads<string>()
  const ask = (key = 'ada') =>
    shared(key, () => {
      const reading = Promise.withResolvers<string>()
      begun.push(reading)
      return reading.promise
    })
  return { ask, begun, settle: (nth: number, value: string) => begun[nth]?.resolve(value) }
}

describe('readings that are shared', () => {
  it('never answer with what was read before somebody asked', async () => {
    const { ask, begun, settle } = openReadings()
    const early = [ask(), ask()]
    const late = ask()
    settle(0, 'old')
    settle(1, 'old too')
    expect(await Promise.all(early)).toEqual(['old', 'old too'])
    await turn()
    expect(begun).toHaveLength(3)
    settle(2, 'new')
    expect(await late).toBe('new')
  })

  it('are few, however many ask', async () => {
    const { ask, begun, settle } = openReadings()
    const crowd = Array.from({ length: 100 }, () => ask())
    expect(begun).toHaveLength(2)
    settle(0, 'first')
    await turn()
    expect(begun).toHaveLength(3)
    settle(1, 'second')
    settle(2, 'third')
    expect((await Promise.all(crowd)).filter(answer => answer === 'third')).toHaveLength(98)
  })

  it('do not wait for one another under other keys', () => {
    const { ask, begun } = openReadings()
    for (const key of ['ada', 'ada', 'ada', 'bo']) void ask(key)
    expect(begun).toHaveLength(3)
  })

  it('go on after one that failed, and fail for those alone who share it', async () => {
    const { ask, begun, settle } = openReadings()
    const failing = ask()
    const other = ask()
    const late = ask()
    begun[0]?.reject(new Error('away'))
    await expect(failing).rejects.toThrow('away')
    await turn()
    settle(1, 'other')
    settle(2, 'late')
    expect(await Promise.all([other, late])).toEqual(['other', 'late'])
    void ask()
    expect(begun).toHaveLength(4)
  })
})
