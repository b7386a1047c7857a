export type RecentMap<Value> = ReturnType<typeof createRecentMap<Value>>

/** Remembers values until more are used than there is room for: then those unused for longest are forgotten. A value takes one place unless told. */
export function createRecentMap<Value>(room: number) {
  const entries = new Map<string, { value: Value; size: number }>()
  let taken = 0

  function forget(key: string): void {
    taken -= entries.get(key)?.size ?? 0
    entries.delete(key)
  }

  return {
    get(key: string): Value | undefined {
      const entry = entries.get(key)
      if (!entry) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },

    set(key: string, value: Value, size = 1): void {
      forget(key)
      entries.set(key, { value, size })
      taken += size
      for (const oldest of entries.keys()) {
        if (taken <= room) break
        forget(oldest)
      }
    },

    forget,
  }
}
