import { tokensKeptMax, tokenTrustSeconds } from '@holdfast/shared/rules/limits'

/**
 * Who showed a good token, until it expires, and for five minutes at most, since its issuer may take back the key that signed it. Of
 * more than 10,000 tokens the first kept are forgotten. Instants are epoch milliseconds.
 */
export function openVerified<Owner>() {
  const kept = new Map<string, { owner: Owner; until: number }>()

  return {
    find(token: string, now: number): Owner | null {
      const found = kept.get(token)
      if (found === undefined) return null
      if (now < found.until) return found.owner
      kept.delete(token)
      return null
    },

    keep(token: string, owner: Owner, now: number, expiresAt: number): void {
      kept.delete(token)
      kept.set(token, { owner, until: Math.min(expiresAt, now + tokenTrustSeconds * 1000) })
      const [first] = kept.keys()
      if (kept.size > tokensKeptMax && first !== undefined) kept.delete(first)
    },
  }
}
