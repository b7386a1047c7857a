import { describe, expect, it } from 'vitest'
import { createRecentMap } from './recent-map.ts'

describe('createRecentMap', () => {
  it('never keeps more than there is room for, and forgets what is unused for longest', () => {
    const map = createRecentMap<number>(3)
    for (const [key, value] of Object.entries({ a: 1, b: 2, c: 3 })) map.set(key, value)
    map.get('a')
    map.set('d', 4)
    expect(['a', 'b', 'c', 'd'].map(key => map.get(key))).toEqual([1, undefined, 3, 4])
  })

  it('counts what each value takes, also of one that was replaced, and keeps none that is too large', () => {
    const map = createRecentMap<string>(10)
    map.set('a', 'six', 6)
    map.set('a', 'two', 2)
    map.set('b', 'eight', 8)
    expect([map.get('a'), map.get('b')]).toEqual(['two', 'eight'])
    map.set('c', 'eleven', 11)
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([undefined, undefined, undefined])
  })
})
