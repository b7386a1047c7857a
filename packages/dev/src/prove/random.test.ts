import { expect, it } from 'vitest'
import { createRandom } from './random.ts'

// A seed is a run that can be had again.

const draw = (seed: string) => {
  const random = createRandom(seed)
  return Array.from({ length: 20 }, () => [random.next(), random.integer(3, 9), random.uuid()])
}

it('gives the same from the same seed, and another from another', () => {
  expect(draw('1')).toEqual(draw('1'))
  expect(draw('1')).not.toEqual(draw('2'))
})

it('does not change for one part how often another asks', () => {
  const [calm, busy] = [createRandom('7'), createRandom('7')]
  for (let i = 0; i < 5; i++) busy.next()
  expect(busy.fork('faults').uuid()).toBe(calm.fork('faults').uuid())
  expect(calm.fork('faults').uuid()).not.toBe(calm.fork('clients').uuid())
})

it('stays within its bounds, reaches both, and makes ids that look like ids', () => {
  const random = createRandom('bounds')
  const drawn = Array.from({ length: 2_000 }, () => random.integer(3, 9))
  expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([3, 9])
  expect(Array.from({ length: 2_000 }, () => random.percent(25)).filter(Boolean).length).toBeGreaterThan(400)
  expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
