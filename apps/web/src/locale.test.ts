import { expect, test } from 'vitest'
import { pickLocale } from './locale.ts'

test.each([
  [null, 'en-GB'],
  ['', 'en-GB'],
  ['en-US,en;q=0.9', 'en-US'],
  ['de-DE,de;q=0.9,en-au;q=0.4,en-US;q=0.5', 'en-US'],
  ['fr', 'en-GB'],
  ['en', 'en-GB'],
  ['en-AU;q=broken, *;;', 'en-AU'],
])('a reader who asks for %s gets one fixed English, %s', (header, locale) => {
  expect(pickLocale(header)).toBe(locale)
})
