import { hash } from 'node:crypto'
import { tokensKeptMax, tokenTrustSeconds } from '@holdfast/shared/rules/limits'

/**
 * Who showed a good token, until it expires, and for five minutes at most, since its issuer may take back the key that signed it. Of
 * more than 10,000 tokens the first kept are forgotten, and of each only a digest is kept. Instants are epoch milliseconds.
 */
export function openVerified<Owner>() {
  const kept = new Map<string, { owner: Owner; until: number }>()

  return {
    find(token: string, now: number): Owner | null {
      const key = digestOf(token)
      const found = kept.get(key)
      if (found === undefined) return null
      if (now < found.until) return found.owner
      kept.delete(key)
      return null
    },

    keep(token: string, owner: Owner, now: number, expiresAt: number): void {
      const key = digestOf(token)
      kept.delete(key)
      kept.set(key, { owner, until: Math.min(expiresAt, now + tokenTrustSeconds * 1000) })
      const [first] = kept.keys()
      if (kept.size > tokensKeptMax && first !== undefined) kept.delete(first)
    },
  }
}

const digestOf = (token: string) => hash('sha256', token, 'base64url')
