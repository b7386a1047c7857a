import { expect, test } from 'vitest'
import { chooseDate } from './choose-date.ts'

test('a date is taken in, kept in order, and out again', () => {
  const two = chooseDate(['2026-11-27'], '2026-11-24', null)
  expect(two).toEqual(['2026-11-24', '2026-11-27'])
  expect(chooseDate(two, '2026-11-27', null)).toEqual(['2026-11-24'])
})

test('all dates in between are taken in, backwards too, and none of them out', () => {
  const days = ['2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01']
  expect(chooseDate(['2026-11-28'], '2026-12-01', '2026-11-28')).toEqual(days)
  expect(chooseDate(['2026-11-29', '2026-12-01'], '2026-11-28', '2026-12-01')).toEqual(days)
  expect(chooseDate([], '9999-12-31', '2026-11-28').length).toBeLessThan(500)
})
