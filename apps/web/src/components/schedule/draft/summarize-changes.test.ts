import { expect, test } from 'vitest'
import { summarizeChanges } from './summarize-changes.ts'

test('a long list is not read out to its end, but counted', () => {
  expect(summarizeChanges(['Monday removed'])).toBe('Monday removed')
  expect(summarizeChanges(['a', 'b'])).toBe('a; b')
  expect(summarizeChanges(['a', 'b', 'c', 'd', 'e'])).toBe('a; b; and 3 more')
})
