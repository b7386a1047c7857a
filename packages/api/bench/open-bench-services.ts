import { startRedis } from '@holdfast/dev/redis'
import { startRedisRest } from '@holdfast/dev/redis-rest'
import { holdTtlSeconds } from '@holdfast/shared/rules/limits'
import { createApi } from '../src/api.ts'
import { openStores } from '../src/store/open-stores.ts'
import { openBenchPostgres } from './open-bench-postgres.ts'

export type BenchServices = Awaited<ReturnType<typeof openBenchServices>>

/** PostgreSQL and Redis behind its REST door, for one group; and APIs on them that are called in this process. */
export async function openBenchServices() {
  const [postgres, redis] = await Promise.all([openBenchPostgres(), startRedis()])
  const redisRest = await startRedisRest({ redisUrl: redis.url })
  const opened: { close(): Promise<void> }[] = []
  return {
    createMigrated: postgres.createMigrated,
    redisRest,

    /** The whole API on one database, without limits to rates, since a measurement hammers. */
    openApi(databaseUrl: string) {
      const stores = openStores({
        databaseUrl,
        redisUrl: redisRest.url,
        redisToken: redisRest.token,
        holdTtlSeconds,
        rateLimits: false,
      })
      opened.push(stores)
      return createApi({
        stores,
        issuer: 'http://127.0.0.1',
        audience: 'urn:holdfast:api',
        log: () => {},
        addressHeader: null,
      })
    },

    async close(): Promise<void> {
      await Promise.all(opened.map(stores => stores.close()))
      await redisRest.stop()
      await Promise.all([redis.stop(), postgres.close()])
    },
  }
}
