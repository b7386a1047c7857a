import { describe, expect, it } from 'vitest'
import { takeFitting } from './take-fitting.ts'

describe('takeFitting', () => {
  it('stops before the bytes are passed, counting what is sent and not letters', () => {
    const items = ['ab', '\u3042', '"']
    const bytesOfEach = [5, 6, 5]
    expect(takeFitting(items, bytesOfEach[0] as number)).toEqual(['ab'])
    expect(takeFitting(items, 10)).toEqual(['ab'])
    expect(takeFitting(items, 11)).toEqual(['ab', '\u3042'])
    expect(takeFitting(items, 16)).toEqual(items)
  })

  it('never comes back empty while there is something, or a list would never be read to its end', () => {
    expect(takeFitting(['too long'], 1)).toEqual(['too long'])
    expect(takeFitting([], 1)).toEqual([])
  })
})
