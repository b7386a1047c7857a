import { startRedis } from '@holdfast/dev/redis'
import { holdTtlSeconds } from '@holdfast/shared/rules/limits'
import { createApi } from '../src/api.ts'
import { openStores } from '../src/store/open-stores.ts'
import { openBenchPostgres } from './open-bench-postgres.ts'

export type BenchServices = Awaited<ReturnType<typeof openBenchServices>>

/** PostgreSQL and Redis, for one group; and APIs on them that are called in this process. */
export async function openBenchServices() {
  const [postgres, redis] = await Promise.all([openBenchPostgres(), startRedis()])
  const opened: { close(): Promise<void> }[] = []
  return {
    createMigrated: postgres.createMigrated,
    redisUrl: redis.url,

    /** The whole API on one database, without limits to rates, since a measurement hammers. */
    openApi(databaseUrl: string) {
      const stores = openStores({
        databaseUrl,
        redisUrl: redis.url,
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
      await Promise.all([redis.stop(), postgres.close()])
    },
  }
}
