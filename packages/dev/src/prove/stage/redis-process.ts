import { randomBytes } from 'node:crypto'
import { findFreePort } from '../../free-port.ts'
import { type RunningRedis, startRedis } from '../../redis.ts'
import { createRedisConnection } from '../../redis-connection.ts'
import { type RunningRedisRest, startRedisRest } from '../../redis-rest.ts'
import type { Span } from '../history.ts'

/** A Redis, and its REST door, that can forget everything. */
export interface RedisProcess {
  /** The same for good. */
  url: URL
  /** The origin of the door at this moment. */
  restUrl(): string
  token: string
  flush(): Promise<Span>
  /** Goes away and comes back empty after so long. */
  restartEmpty(awayMs: number): Promise<Span>
  stop(): Promise<void>
}

export async function startRedisProcess(): Promise<RedisProcess> {
  const address = { port: await findFreePort(), password: randomBytes(24).toString('hex') }
  let redis: RunningRedis = await startRedis({ address })
  let door: RunningRedisRest = await startRedisRest({ redisUrl: redis.url })
  const { token } = door

  async function stop() {
    await door.stop()
    await redis.stop()
  }
  return {
    url: new URL(redis.url),
    restUrl: () => door.url,
    token,
    async flush() {
      const startedAt = Date.now()
      const connection = createRedisConnection(redis.url)
      await connection.connect()
      await connection.sendCommand(['FLUSHALL'])
      connection.destroy()
      return { startedAt, endedAt: Date.now() }
    },
    async restartEmpty(awayMs) {
      const startedAt = Date.now()
      await stop()
      await new Promise(resolve => setTimeout(resolve, awayMs))
      redis = await startRedis({ address })
      door = await startRedisRest({ redisUrl: redis.url, token })
      return { startedAt, endedAt: Date.now() }
    },
    stop,
  }
}
