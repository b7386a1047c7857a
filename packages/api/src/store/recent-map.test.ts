import { describe, expect, it } from 'vitest'
import { createRecentMap } from './recent-map.ts'

describe('createRecentMap', () => {
  it('finds the newer half always, and what of the older one was used since', () => {
    const map = createRecentMap<number>(4)
    for (const [key, value] of Object.entries({ a: 1, b: 2, c: 3 })) map.set(key, value)
    expect(map.get('a')).toBe(1)
    map.set('d', 4)
    expect(['a', 'b', 'c', 'd'].map(key => map.get(key))).toEqual([1, undefined, 3, 4])
  })

  it('never keeps more than there is room for', () => {
    const map = createRecentMap<number>(10)
    const keys = Array.from({ length: 1000 }, (_, key) => String(key))
    for (const key of keys) {
      map.set(key, 1)
      map.get(String(Number(key) - 3))
    }
    const kept = keys.filter(key => map.get(key) !== undefined)
    expect(kept.length).toBeLessThanOrEqual(10)
    expect(kept).toEqual(expect.arrayContaining(keys.slice(-5)))
  })

  it('counts what each value takes, also of one that was replaced, and keeps none that takes more than half', () => {
    const map = createRecentMap<string>(20)
    map.set('a', 'six', 6)
    map.set('a', 'two', 2)
    map.set('b', 'eight', 8)
    map.set('c', 'eleven', 11)
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual(['two', 'eight', undefined])
  })

  it('forgets a value that is replaced by one that it does not keep, and whatever it is told to', () => {
    const map = createRecentMap<string>(4)
    map.set('a', 'small')
    map.set('a', 'large', 3)
    map.set('b', 'small')
    map.forget('b')
    expect([map.get('a'), map.get('b')]).toEqual([undefined, undefined])
  })
})
