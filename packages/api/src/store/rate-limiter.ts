import { createHash } from 'node:crypto'
import { rateLimits } from '@holdfast/shared/rules/limits'
import { Ratelimit } from '@upstash/ratelimit'
import { createLocalBuckets } from '../local-buckets.ts'
import type { Redis } from './redis.ts'

export type RateLimitName = keyof typeof rateLimits

export type RateLimiter = ReturnType<typeof openRateLimiter>

const redisTimeoutMs = 1_000
/** After Redis failed to answer, nobody waits for it for so long. */
const redisRestMs = 2_000

/**
 * Counts requests over all processes, in Redis. Whenever that does not answer at once, this process counts for itself: a request
 * waits for its permission a second at most, and then none does for a while.
 */
export function openRateLimiter(redis: Redis, settings: { rateLimits: boolean }) {
  const shared = { person: limiterOf(redis, 'person'), address: limiterOf(redis, 'address') }
  const local = {
    person: createLocalBuckets(rateLimits.person),
    address: createLocalBuckets(rateLimits.address),
  }
  let redisRestsUntil = 0

  /** When the next request may come, in epoch milliseconds; null when this one may pass, undefined when Redis cannot tell. */
  async function askRedis(name: RateLimitName, key: string, now: number): Promise<number | null | undefined> {
    if (now < redisRestsUntil) return undefined
    try {
      const { success, reset, reason } = await shared[name].limit(key)
      if (reason !== 'timeout') return success ? null : reset
    } catch {
      // Told to nobody: the calls that need Redis say so themselves.
    }
    redisRestsUntil = Date.now() + redisRestMs
    return undefined
  }

  return {
    /** Counts one request of a person or an address. Resolves to the whole seconds to wait, or null when it may pass. */
    async take(name: RateLimitName, id: string): Promise<number | null> {
      if (!settings.rateLimits) return null
      const now = Date.now()
      // Neither who somebody is nor where they are needs to be readable in Redis.
      const key = createHash('sha256').update(id).digest('base64url').slice(0, 22)
      const told = await askRedis(name, key, now)
      const resetAt = told === undefined ? local[name](key, now) : told
      return resetAt === null ? null : Math.max(1, Math.ceil((resetAt - now) / 1000))
    },
  }
}

function limiterOf(redis: Redis, name: RateLimitName): Ratelimit {
  const { refill, refillSeconds, burst } = rateLimits[name]
  return new Ratelimit({
    redis,
    limiter: Ratelimit.tokenBucket(refill, `${refillSeconds} s`, burst),
    prefix: `holdfast:rate:${name}`,
    timeout: redisTimeoutMs,
    analytics: false,
  })
}
