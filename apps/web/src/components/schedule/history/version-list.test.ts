import { emptySchedule } from '@holdfast/shared/rules/schedule'
import { expect, test } from 'vitest'
import { listVersions, type Version } from './version-list.ts'

const versionOf = (version: number, exceptions: Version['schedule']['exceptions']): Version => ({
  version,
  publishedAt: '2026-11-23T10:00:00.000Z',
  publishedBy: 'somebody',
  schedule: { ...emptySchedule('Europe/London'), exceptions },
})
const versions = [versionOf(3, {}), versionOf(2, { '2026-12-24': [] }), versionOf(1, {})]

test('each version is told by what it changed in the one before it, the first by all that it has', () => {
  expect(listVersions('en-GB', versions, false).map(({ changes }) => changes)).toEqual([
    ['Thursday 24 December: back to weekly hours'],
    ['Thursday 24 December: not available'],
    [],
  ])
})

test('nothing is said of a version whose neighbour is not loaded', () => {
  expect(listVersions('en-GB', versions.slice(0, 2), true).map(({ changes }) => changes)).toEqual([
    ['Thursday 24 December: back to weekly hours'],
    null,
  ])
})
