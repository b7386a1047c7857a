import { startRedis } from '@holdfast/dev/redis'
import { startRedisRest } from '@holdfast/dev/redis-rest'
import { serveForked } from './serve-forked.ts'

export interface RedisAddress {
  url: string
  token: string
}

/** Redis and its REST door, as `pnpm start` has them when nothing else is given. */
serveForked(async (): Promise<RedisAddress> => {
  const redis = await startRedis()
  const { url, token } = await startRedisRest({ redisUrl: redis.url })
  return { url, token }
})
