interface Bucket {
  tokens: number
  refilledAt: number
}

const keysMax = 10_000

/**
 * Token buckets in this process. The function takes one token of a key and says when the next one comes, in epoch milliseconds, if there
 * was none; else null. Of more than 10,000 keys the longest unused are forgotten.
 */
export function createLocalBuckets(limit: { refill: number; refillSeconds: number; burst: number }) {
  const buckets = new Map<string, Bucket>()
  const intervalMs = limit.refillSeconds * 1000

  return (key: string, now: number): number | null => {
    const before = buckets.get(key) ?? { tokens: limit.burst, refilledAt: now }
    const refills = Math.max(0, Math.floor((now - before.refilledAt) / intervalMs))
    const bucket = {
      tokens: Math.min(limit.burst, before.tokens + refills * limit.refill),
      refilledAt: before.refilledAt + refills * intervalMs,
    }
    const passes = bucket.tokens > 0
    if (passes) bucket.tokens -= 1
    buckets.delete(key)
    buckets.set(key, bucket)
    const [oldest] = buckets.keys()
    if (buckets.size > keysMax && oldest !== undefined) buckets.delete(oldest)
    return passes ? null : bucket.refilledAt + intervalMs
  }
}
