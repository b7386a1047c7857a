import { startRedis } from '@holdfast/dev/redis'
import { serveForked } from './serve-forked.ts'

export interface RedisAddress {
  url: string
}

/** Redis, as `pnpm start` has them when nothing else is given. */
serveForked(async (): Promise<RedisAddress> => {
  const { url } = await startRedis()
  return { url }
})
