/** Ids that somebody could have seen over somebody's shoulder, the newest ones only. */
export interface KnownToAll {
  add(owner: string, kind: 'hold' | 'appointment', id: string): void
  /** Some that are not this person's. */
  ofOthers(than: string): { kind: 'hold' | 'appointment'; id: string }[]
}

const keptMax = 40

export function createKnownToAll(): KnownToAll {
  const known: { owner: string; kind: 'hold' | 'appointment'; id: string }[] = []
  return {
    add(owner, kind, id) {
      known.push({ owner, kind, id })
      if (known.length > keptMax) known.shift()
    },
    ofOthers: than => known.filter(({ owner }) => owner !== than),
  }
}
