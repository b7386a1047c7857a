import { expect, test } from 'vitest'
import type { AffectedVisit } from '../use-publish.ts'
import { countAffected, splitAffected } from './split-affected.ts'

const visit = (appointmentId: string, outsideSchedule: boolean) =>
  ({ appointmentId, outsideSchedule }) as AffectedVisit

test('appointments that were outside before are told apart, and the draft is not blamed for them', () => {
  const affected = [visit('a', false), visit('b', true)]
  const split = splitAffected({ affected, affectedCount: 2 })
  expect(split).toEqual({ newly: [affected[0]], already: [affected[1]], unnamedCount: 0 })
  expect(countAffected(split)).toBe('1 booked appointment affected')
  expect(countAffected(splitAffected({ affected: [visit('b', true)], affectedCount: 1 }))).toBeNull()
})

test('those that an answer has no room to name are counted', () => {
  const split = splitAffected({ affected: [visit('a', false)], affectedCount: 140 })
  expect(split.unnamedCount).toBe(139)
  expect(countAffected(split)).toBe('140 booked appointments affected')
})
