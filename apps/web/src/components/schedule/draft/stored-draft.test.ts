import { emptySchedule } from '@holdfast/shared/rules/schedule'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readStoredDraft, storeDraft } from './stored-draft.ts'

let kept: Map<string, string>

beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

const published = { version: 3, schedule: emptySchedule('Europe/London') }
const schedule = { ...published.schedule, exceptions: { '2026-11-27': [] } }

test('a draft comes back with what it began from, and to its own provider only', async () => {
  storeDraft('a', { published, schedule })
  expect(await readStoredDraft('a')).toEqual({ published, schedule })
  expect(await readStoredDraft('b')).toBeNull()
  storeDraft('a', null)
  expect(await readStoredDraft('a')).toBeNull()
})

test.each([
  'no json',
  'null',
  '{}',
  JSON.stringify({
    version: 3,
    before: published.schedule,
    after: { ...schedule, exceptions: { soon: [] } },
  }),
  JSON.stringify({ version: -1, before: published.schedule, after: schedule }),
])('what cannot be a draft is not taken for one: %s', async text => {
  storeDraft('a', { published, schedule })
  for (const key of kept.keys()) kept.set(key, text)
  expect(await readStoredDraft('a')).toBeNull()
})

test('a browser that keeps nothing breaks nothing', async () => {
  const refuse = () => {
    throw new Error('denied')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  expect(() => storeDraft('a', { published, schedule })).not.toThrow()
  expect(await readStoredDraft('a')).toBeNull()
})
