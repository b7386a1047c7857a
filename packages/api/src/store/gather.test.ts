import { describe, expect, it } from 'vitest'
import { createGathering } from './gather.ts'

/** A gathering whose runs are ended by hand. */
function openGathering({ isEachOwn = false, patienceMs = 10_000 } = {}) {
  const runs: { asks: string[]; end: (error?: Error) => void }[] = []
  const gather = createGathering<string, string>({
    run: asks =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve(asks.map(ask => `${ask}!`)))
        runs.push({ asks, end })
      }),
    togetherMax: 3,
    patienceMs,
    isEachOwn: () => isEachOwn,
  })
  return { runs, gather }
}

const asked = (runs: { asks: string[] }[]) => runs.map(({ asks }) => asks)
const turn = () => new Promise(resolve => setImmediate(resolve))

describe('a gathering', () => {
  it('asks at the end of the turn while nothing is on its way, and then for those who wait together', async () => {
    const { runs, gather } = openGathering()
    const answers = Promise.all([gather('a'), gather('b')])
    await turn()
    expect(asked(runs)).toEqual([['a', 'b']])
    const waiting = Promise.all(['c', 'd', 'e', 'f'].map(gather))
    await turn()
    expect(asked(runs)).toHaveLength(1)
    runs[0]?.end()
    expect(await answers).toEqual(['a!', 'b!'])
    await turn()
    expect(asked(runs).at(-1)).toEqual(['c', 'd', 'e'])
    runs[1]?.end()
    await turn()
    await turn()
    expect(asked(runs).at(-1)).toEqual(['f'])
    runs[2]?.end()
    expect(await waiting).toEqual(['c!', 'd!', 'e!', 'f!'])
  })

  it('fails for all who went together, and goes on with the others', async () => {
    const { runs, gather } = openGathering()
    const settled = Promise.allSettled(['a', 'b'].map(gather))
    await turn()
    const next = gather('c')
    runs[0]?.end(new Error('gone'))
    const outcomes = await settled
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await turn()
    runs[1]?.end()
    expect(await next).toBe('c!')
  })

  it('asks for each alone when one of them may be what failed', async () => {
    const { runs, gather } = openGathering({ isEachOwn: true })
    const settled = Promise.allSettled(['a', 'b'].map(gather))
    await turn()
    runs[0]?.end(new Error('one of you'))
    await turn()
    expect(asked(runs).slice(1)).toEqual([['a'], ['b']])
    runs[1]?.end(new Error('it is me'))
    runs[2]?.end()
    const outcomes = await settled
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  })

  it('does not wait for ever behind a run that hangs', async () => {
    const { runs, gather } = openGathering({ patienceMs: 5 })
    const hanging = gather('a')
    await turn()
    const next = gather('b')
    await expect.poll(() => asked(runs)).toEqual([['a'], ['b']])
    const last = gather('c')
    runs[0]?.end()
    expect(await hanging).toBe('a!')
    runs[1]?.end()
    await expect.poll(() => asked(runs)).toEqual([['a'], ['b'], ['c']])
    runs[2]?.end()
    expect(await Promise.all([next, last])).toEqual(['b!', 'c!'])
  })
})
