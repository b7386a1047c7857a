import type { Size } from './comparison.ts'

const batches = { full: 10, small: 1 } satisfies Record<Size, number>
const batchMs = { full: 6, small: 0 } satisfies Record<Size, number>

/** What was made last: held, so that no work is left out as useless. */
const kept: unknown[] = []

/**
 * How long a piece of work of this process takes: the mean of a batch of repeats, at least one, and of several batches the least,
 * because whatever else a machine does can only add to it.
 */
export function microsecondsOf(work: () => unknown, size: Size): number {
  return Math.min(...Array.from({ length: batches[size] }, () => meanOfBatch(work, batchMs[size])))
}

function meanOfBatch(work: () => unknown, leastMs: number): number {
  const startAt = performance.now()
  for (let done = 1; ; done++) {
    kept[0] = work()
    const elapsedMs = performance.now() - startAt
    if (elapsedMs >= leastMs) return (elapsedMs * 1000) / done
  }
}
