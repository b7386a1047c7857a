import { expect, test } from 'vitest'
import { createPageMemory } from './browser-memory.ts'
import { findEarlierHold, forgetNewestHold, noteHold } from './newest-hold.ts'

const first = {
  holdId: 'h1',
  providerId: 'p',
  startsAt: '2026-11-24T09:15:00.000Z',
  expiresAt: '2026-11-23T10:30:00.000Z',
  serverTime: '2026-11-23T10:00:00.000Z',
}
const second = {
  ...first,
  holdId: 'h2',
  startsAt: '2026-11-24T09:45:00.000Z',
  expiresAt: '2026-11-23T10:40:00.000Z',
  serverTime: '2026-11-23T10:10:00.000Z',
}

test('a second hold with a provider knows from where it was moved, also when it is asked for again', () => {
  const memory = createPageMemory()
  noteHold(memory, first)
  expect(findEarlierHold(memory, 'p', 'h1')).toBeNull()
  noteHold(memory, second)
  noteHold(memory, { ...second, serverTime: '2026-11-23T10:20:00.000Z' })
  expect(findEarlierHold(memory, 'p', 'h2')).toEqual({ holdId: 'h1', startsAt: first.startsAt })
  expect(findEarlierHold(memory, 'p', 'h1')).toBeNull()
})

test('nothing is said to have moved that had ended, was let go, is the same time, or is with somebody else', () => {
  const ended = createPageMemory()
  noteHold(ended, first)
  noteHold(ended, { ...second, serverTime: first.expiresAt })
  expect(findEarlierHold(ended, 'p', 'h2')).toBeNull()

  const letGo = createPageMemory()
  noteHold(letGo, first)
  forgetNewestHold(letGo, 'p')
  noteHold(letGo, second)
  expect(findEarlierHold(letGo, 'p', 'h2')).toBeNull()

  const sameTime = createPageMemory()
  noteHold(sameTime, first)
  noteHold(sameTime, { ...second, startsAt: first.startsAt })
  expect(findEarlierHold(sameTime, 'p', 'h2')).toBeNull()

  const elsewhere = createPageMemory()
  noteHold(elsewhere, first)
  noteHold(elsewhere, { ...second, providerId: 'q' })
  expect(findEarlierHold(elsewhere, 'q', 'h2')).toBeNull()
})
