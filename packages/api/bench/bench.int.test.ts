import { describe, expect, it } from 'vitest'
import { groups } from './groups.ts'
import { measureGroup } from './measure-group.ts'

describe('pnpm bench', () => {
  it.each(Object.entries(groups))('can still set up, measure and close the group %s', async (_, open) => {
    const group = await open('small')
    try {
      const lines = await measureGroup(group, 1)
      expect(lines).not.toEqual([])
      expect(lines.filter(({ ratio }) => !Number.isFinite(ratio)).map(({ work }) => work)).toEqual([])
    } finally {
      await group.close()
    }
  })
})
