import { expect, test } from 'vitest'
import { keepsHold } from './keeps-hold.ts'

test.each([
  ['/providers/watson', true],
  ['/providers/watson/book', true],
  ['/appointments', true],
  ['/appointments/7d1c', true],
  ['/', false],
  ['/providers/watson-two', false],
  ['/providers/gurung', false],
  ['/appointments-of-others', false],
])('the hold is kept where it is shown, and only there: %s', (pathname, kept) => {
  expect(keepsHold(pathname, 'watson')).toBe(kept)
})
