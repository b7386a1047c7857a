import { expect, test } from 'vitest'
import { returnPath, signInPath } from './return-path.ts'

test.each(['/providers/jekyll/book?start=2026-11-24T14%3A15%3A00.000Z&visit=1#times', '/', '/appointments'])(
  'sign-in comes back to %s',
  path => {
    expect(returnPath(path)).toBe(path)
    expect(new URL(signInPath(path), 'http://a.test').searchParams.get('returnTo')).toBe(path)
  },
)

test.each([
  null,
  undefined,
  '',
  'https://evil.test/',
  '//evil.test/path',
  '/\\evil.test',
  '/\t/evil.test',
  '/.//evil.test',
  'javascript:alert(1)',
  'appointments',
])('sign-in never leads away from this site: %j', path => {
  expect(returnPath(path)).toBe('/')
})
