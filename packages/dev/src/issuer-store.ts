import type { Adapter, AdapterPayload } from 'oidc-provider'

/** More than a development server ever holds at once; the oldest go first. */
const entriesMax = 10_000

interface Entry {
  payload: AdapterPayload
  /** Epoch milliseconds. */
  expiresAt: number
}

/** Where the sign-in server keeps what is under way: in memory, so a restart signs nobody out of the site but only out of it. */
export function createIssuerStore(): (model: string) => Adapter {
  const entries = new Map<string, Entry>()

  function read(key: string): AdapterPayload | undefined {
    const entry = entries.get(key)
    if (!entry || entry.expiresAt > Date.now()) return entry?.payload
    entries.delete(key)
    return undefined
  }

  function removeWhere(matches: (payload: AdapterPayload) => boolean): void {
    for (const [key, { payload }] of entries) if (matches(payload)) entries.delete(key)
  }

  return model => {
    const keyOf = (id: string) => `${model}:${id}`
    const findBy = (matches: (payload: AdapterPayload) => boolean) => {
      for (const key of entries.keys()) {
        const payload = key.startsWith(`${model}:`) ? read(key) : undefined
        if (payload && matches(payload)) return payload
      }
      return undefined
    }
    return {
      async upsert(id, payload, expiresInSeconds) {
        const expiresAt = expiresInSeconds ? Date.now() + expiresInSeconds * 1000 : Number.POSITIVE_INFINITY
        entries.delete(keyOf(id))
        entries.set(keyOf(id), { payload, expiresAt })
        if (entries.size > entriesMax) entries.delete(entries.keys().next().value as string)
      },
      find: async id => read(keyOf(id)),
      findByUid: async uid => findBy(payload => payload.uid === uid),
      findByUserCode: async userCode => findBy(payload => payload.userCode === userCode),
      async consume(id) {
        const entry = entries.get(keyOf(id))
        if (entry) entry.payload.consumed = Math.floor(Date.now() / 1000)
      },
      async destroy(id) {
        entries.delete(keyOf(id))
      },
      revokeByGrantId: async grantId => removeWhere(payload => payload.grantId === grantId),
    }
  }
}
