/** How many readings of one thing are on their way at once. */
const openMax = 2

/**
 * Reads under a key for whoever asks. Who asks while two readings of it are on their way waits for the next one, together with all others
 * who do: a crowd costs few readings, and each of them hears of what was so after they asked, never of what was read before.
 */
export function createSharedReads<Value>() {
  const open = new Map<string, Set<Promise<Value>>>()
  const next = new Map<string, Promise<Value>>()

  function begin(key: string, read: () => Promise<Value>): Promise<Value> {
    const readings = open.get(key) ?? new Set()
    open.set(key, readings)
    const reading = read().finally(() => {
      readings.delete(reading)
      if (readings.size === 0) open.delete(key)
    })
    readings.add(reading)
    return reading
  }

  /** Begins as soon as one of those is over, whatever came of it. */
  async function beginAfter(readings: Set<Promise<Value>>, key: string, read: () => Promise<Value>) {
    await Promise.race(readings).catch(() => {})
    next.delete(key)
    return begin(key, read)
  }

  return (key: string, read: () => Promise<Value>): Promise<Value> => {
    const readings = open.get(key)
    if (!readings || readings.size < openMax) return begin(key, read)
    const shared = next.get(key) ?? beginAfter(readings, key, read)
    next.set(key, shared)
    return shared
  }
}
