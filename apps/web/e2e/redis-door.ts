import { startRedis } from '@holdfast/dev/redis'
import { startRedisRest } from '@holdfast/dev/redis-rest'

/** The Redis of an e2e run, where its tests can ask it too. Ends with the run. */
const { url } = await startRedis()
await startRedisRest({
  redisUrl: url,
  port: Number(process.env.E2E_REDIS_PORT),
  token: process.env.E2E_REDIS_TOKEN as string,
})
