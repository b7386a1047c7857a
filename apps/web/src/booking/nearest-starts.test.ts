import { expect, test } from 'vitest'
import { nearestStarts } from './nearest-starts.ts'

const at = (time: string) => `2026-11-24T${time}:00.000Z`

test('the nearest free times are nearest by the clock, before or after, and told in the order of time', () => {
  const starts = ['08:00', '09:30', '10:00', '10:15', '17:00'].map(at)
  expect(nearestStarts(at('09:45'), starts, 3)).toEqual(['09:30', '10:00', '10:15'].map(at))
  expect(nearestStarts(at('08:30'), starts, 1)).toEqual([at('08:00')])
  expect(nearestStarts(at('08:30'), [], 3)).toEqual([])
})
