import { describe, expect, it } from 'vitest'
import { measureGroup } from './measure-group.ts'

const group = (bar: { atMost: number } | { atLeast: number }, works: number[], floors: number[]) => ({
  comparisons: [
    {
      work: 'work',
      floor: 'floor',
      unit: 'us',
      bar,
      measureWork: () => works.shift() as number,
      measureFloor: () => floors.shift() as number,
    },
  ],
  close: async () => {},
})

describe('measureGroup', () => {
  it('judges the median of the ratios of the rounds, not the ratio of sums that one slow round spoils', async () => {
    const [line] = await measureGroup(group({ atMost: 3 }, [20, 900, 40], [10, 10, 20]), 3)
    expect(line).toMatchObject({ ratio: 2, ratioRange: [2, 90], workFigure: 40, floorFigure: 10, met: true })
  })

  it('misses a bar from either side', async () => {
    expect((await measureGroup(group({ atMost: 1.9 }, [20], [10]), 1))[0]?.met).toBe(false)
    expect((await measureGroup(group({ atLeast: 2.1 }, [20], [10]), 1))[0]?.met).toBe(false)
    expect((await measureGroup(group({ atLeast: 2 }, [20], [10]), 1))[0]?.met).toBe(true)
  })
})
