import { expect, test } from 'vitest'
import { timeZoneNames } from '#format.ts'
import { findZones } from './find-zones.ts'

const found = (text: string) => findZones(timeZoneNames(), text)

test('a zone is found by its city, by either name of it, and by its own name', () => {
  expect(found('new y')).toEqual(['America/New_York'])
  expect(found('kolkata')).toEqual(found('Calcutta'))
  expect(found('europe/lon')).toEqual(['Europe/London'])
  expect(found('são paulo')).toEqual(['America/Sao_Paulo'])
})

test('cities that begin so come before regions that do', () => {
  const zones = found('indian')
  expect(zones.length).toBeGreaterThan(5)
  expect(zones[0]).toContain('Indian')
  expect(findZones(['America/Indiana/Knox', 'America/Indianapolis'], 'indian')).toEqual([
    'America/Indianapolis',
    'America/Indiana/Knox',
  ])
})

test('nothing typed and nothing known find nothing', () => {
  expect([found(''), found(' , '), found('atlantis')]).toEqual([[], [], []])
})
