/** How often each kind of harm was done. */
export interface FaultCounts {
  count(kind: string): void
  all(): ReadonlyMap<string, number>
  total(): number
}

export function createFaultCounts(): FaultCounts {
  const counts = new Map<string, number>()
  return {
    count: kind => void counts.set(kind, (counts.get(kind) ?? 0) + 1),
    all: () => counts,
    total: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
  }
}
