import { expect, test } from 'vitest'
import { nearestOf, refusalText, unreachableText } from './refusal-text.ts'

const reader = { locale: 'en-GB', timeZone: 'Europe/London' } as const
const nearest = ['2026-11-24T09:30:00.000Z', '2026-11-24T10:00:00.000Z']

test('one who lost a race hears the same, whether the other holds the time or has booked it', () => {
  const taken = { code: 'slot_taken', retryable: false, detail: { nearest } } as const
  const held = {
    code: 'slot_held',
    retryable: false,
    detail: { heldUntil: '2026-11-24T09:30:00.000Z', nearest },
  } as const
  expect(refusalText(taken, reader)).toBe('That time was just taken.')
  expect(refusalText(held, reader)).toBe('That time was just taken.')
  expect(nearestOf(held)).toEqual(nearest)
})

test('bounds are told in the reader’s own zone', () => {
  const soon = {
    code: 'too_soon',
    retryable: false,
    detail: { earliestAt: '2026-11-24T09:30:00.000Z' },
  } as const
  expect(refusalText(soon, reader)).toContain('Tuesday 24 November, 09:30 GMT')
  const far = { code: 'too_far', retryable: false, detail: { latestDate: '2027-01-22' } } as const
  expect(refusalText(far, reader)).toContain('Friday 22 January')
})

test('no answer is not taken for a refusal', () => {
  expect(refusalText(null, reader)).toBe(unreachableText)
  expect(nearestOf(null)).toEqual([])
})
