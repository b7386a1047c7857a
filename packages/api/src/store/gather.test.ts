import { describe, expect, it } from 'vitest'
import { createGathering } from './gather.ts'

/** A gathering whose runs are ended by hand. */
function openGathering({ isEachOwn }: { isEachOwn: boolean }) {
  const runs: { asks: string[]; end: (error?: Error) => void }[] = []
  const gather = createGathering<string, string>(
    asks =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve(asks.map(ask => `${ask}!`)))
        runs.push({ asks, end })
      }),
    { openMax: 2, togetherMax: 3, isEachOwn: () => isEachOwn },
  )
  return { runs, gather }
}

const asked = (runs: { asks: string[] }[]) => runs.map(({ asks }) => asks)
const turn = () => new Promise(resolve => setImmediate(resolve))

describe('a gathering', () => {
  it('asks at once while little is on its way, and then for those who wait together', async () => {
    const { runs, gather } = openGathering({ isEachOwn: false })
    const answers = Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(gather))
    expect(asked(runs)).toEqual([['a'], ['b']])
    runs[1]?.end()
    await turn()
    expect(asked(runs)).toEqual([['a'], ['b'], ['c', 'd', 'e']])
    for (const { end } of runs) end()
    await turn()
    runs.at(-1)?.end()
    expect(asked(runs).at(-1)).toEqual(['f'])
    expect(await answers).toEqual(['a!', 'b!', 'c!', 'd!', 'e!', 'f!'])
  })

  it('fails for all who went together, and goes on with the others', async () => {
    const { runs, gather } = openGathering({ isEachOwn: false })
    const settled = Promise.allSettled(['a', 'b', 'c', 'd'].map(gather))
    runs[0]?.end()
    await turn()
    runs[2]?.end(new Error('gone'))
    runs[1]?.end()
    const outcomes = await settled
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected'])
    const next = gather('e')
    expect(asked(runs).at(-1)).toEqual(['e'])
    runs.at(-1)?.end()
    expect(await next).toBe('e!')
  })

  it('asks for each alone when one of them may be what failed', async () => {
    const { runs, gather } = openGathering({ isEachOwn: true })
    const settled = Promise.allSettled(['a', 'b', 'c', 'd'].map(gather))
    runs[0]?.end()
    await turn()
    runs[2]?.end(new Error('one of you'))
    await turn()
    expect(asked(runs).slice(3)).toEqual([['c'], ['d']])
    runs[3]?.end(new Error('it is me'))
    runs[4]?.end()
    runs[1]?.end()
    const outcomes = await settled
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  })
})
