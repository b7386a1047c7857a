import type { Stores } from '../context.ts'
import { openChanges } from './changes.ts'
import { openDb } from './db.ts'
import { openHolds } from './holds.ts'
import { openKeptPages } from './kept-pages.ts'
import { openOffers } from './offers.ts'
import { openRateLimiter } from './rate-limiter.ts'
import { openRedis } from './redis.ts'
import type { RedisSettings } from './redis-link.ts'

export interface StoreSettings extends RedisSettings {
  databaseUrl: string
  holdTtlSeconds: number
  /** Whether callers are kept to so many requests a second, and clients to so many holds an hour. */
  rateLimits: boolean
}

/** The stores of a process, with their connections: open them once. `close` lets running statements end. */
export function openStores(
  settings: StoreSettings,
): Stores & { redisSettled(): Promise<void>; close(): Promise<void> } {
  const { db, close } = openDb(settings.databaseUrl)
  const { redis, later, link, settled: redisSettled, close: closeRedis } = openRedis(settings)
  const changes = openChanges(redis, link)
  return {
    db,
    holds: openHolds({ redis, later }, settings),
    offers: openOffers(redis, db),
    pages: openKeptPages(redis),
    changes,
    rates: openRateLimiter(redis, settings),
    /** Resolves when Redis has been told all that it was to be told, or cannot be reached. */
    redisSettled,
    async close() {
      changes.close()
      await Promise.all([closeRedis(), close()])
    },
  }
}
