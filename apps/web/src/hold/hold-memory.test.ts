import { expect, test } from 'vitest'
import { createPageMemory } from './browser-memory.ts'
import { findHoldId, forgetHoldId, getHoldId, makeHoldId } from './hold-memory.ts'

const slot = { providerId: 'p', visitTypeId: 'v', startsAt: '2999-11-24T09:15:00.000Z' }

test('a reload and a second tab ask for the slot under the same id', () => {
  const memory = createPageMemory()
  const holdId = getHoldId(memory, slot)
  expect(getHoldId(memory, slot)).toBe(holdId)
  expect(findHoldId(memory, { ...slot, startsAt: '2999-11-24T09:15:00Z' })).toBe(holdId)
})

test('another slot, visit type, provider or appointment to move has another id, and so has a new try', () => {
  const memory = createPageMemory()
  const ids = [
    getHoldId(memory, slot),
    getHoldId(memory, { ...slot, startsAt: '2999-11-24T09:30:00.000Z' }),
    getHoldId(memory, { ...slot, visitTypeId: 'w' }),
    getHoldId(memory, { ...slot, providerId: 'q' }),
    getHoldId(memory, { ...slot, rescheduleOf: 'a' }),
    makeHoldId(memory, slot),
  ]
  expect(new Set(ids).size).toBe(6)
  expect(findHoldId(memory, slot)).toBe(ids[5])
  forgetHoldId(memory, slot)
  expect(findHoldId(memory, slot)).toBeNull()
})

test('what is past is forgotten, what belongs to others is left alone', () => {
  const memory = createPageMemory()
  const past = { ...slot, startsAt: '2020-01-01T00:00:00.000Z' }
  makeHoldId(memory, past)
  memory.setItem('somebody.else', 'kept')
  makeHoldId(memory, slot)
  expect(findHoldId(memory, past)).toBeNull()
  expect(findHoldId(memory, slot)).not.toBeNull()
  expect(memory.getItem('somebody.else')).toBe('kept')
})
