export type RecentMap<Value> = ReturnType<typeof createRecentMap<Value>>

/**
 * Remembers values in so much room; a value takes one place of it unless told. The values are in two halves. One that is used is in the newer
 * half from then on; when that is full it becomes the older one, and the older one is forgotten. So to find a value mostly costs no
 * more than in a map, where an order of use would be written anew at each look.
 */
export function createRecentMap<Value>(room: number) {
  type Half = Map<string, { value: Value; size: number }>
  let newer: Half = new Map()
  let older: Half = new Map()
  let taken = 0

  function forget(key: string): void {
    taken -= newer.get(key)?.size ?? 0
    newer.delete(key)
    older.delete(key)
  }

  function set(key: string, value: Value, size = 1): void {
    forget(key)
    if (size > room / 2) return
    if (taken + size > room / 2) {
      older = newer
      newer = new Map()
      taken = 0
    }
    newer.set(key, { value, size })
    taken += size
  }

  return {
    get(key: string): Value | undefined {
      const recent = newer.get(key)
      if (recent) return recent.value
      const entry = older.get(key)
      if (entry) set(key, entry.value, entry.size)
      return entry?.value
    },

    set,
    forget,
  }
}
