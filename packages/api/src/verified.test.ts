import { tokensKeptMax, tokenTrustSeconds } from '@holdfast/shared/rules/limits'
import { describe, expect, it } from 'vitest'
import { openVerified } from './verified.ts'

const now = Date.parse('2026-01-05T12:00:00Z')

describe('who showed a good token', () => {
  it('is nobody any more from the instant on at which it expires', () => {
    const verified = openVerified<string>()
    verified.keep('token', 'ada', now, now + 1000)
    expect(verified.find('token', now + 999)).toBe('ada')
    expect(verified.find('token', now + 1000)).toBeNull()
  })

  it('is verified again after five minutes, however long the token lives', () => {
    const verified = openVerified<string>()
    verified.keep('token', 'ada', now, Number.POSITIVE_INFINITY)
    expect(verified.find('token', now + tokenTrustSeconds * 1000 - 1)).toBe('ada')
    expect(verified.find('token', now + tokenTrustSeconds * 1000)).toBeNull()
  })

  it('is never taken for the owner of another token', () => {
    const verified = openVerified<string>()
    verified.keep('token', 'ada', now, now + 1000)
    expect(verified.find('token2', now)).toBeNull()
    expect(verified.find('toke', now)).toBeNull()
  })

  it('is kept for so many tokens and no more', () => {
    const verified = openVerified<number>()
    for (let i = 0; i <= tokensKeptMax; i += 1) verified.keep(`token ${i}`, i, now, now + 1000)
    expect(verified.find('token 0', now)).toBeNull()
    expect(verified.find('token 1', now)).toBe(1)
    expect(verified.find(`token ${tokensKeptMax}`, now)).toBe(tokensKeptMax)
  })
})
