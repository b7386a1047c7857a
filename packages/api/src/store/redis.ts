import { Redis } from '@upstash/redis'
import { openRedisRequester } from './redis-requester.ts'

export type { Redis }

/** The Redis of this process, behind its REST door. Replies come as they are: numbers and text, never parsed as JSON. */
export function openRedis(settings: { redisUrl: string; redisToken: string }): {
  redis: Redis
  settled(): Promise<void>
  close(): Promise<void>
} {
  const { requester, settled, close } = openRedisRequester(settings)
  const redis = new Redis(requester)
  // A client of a requester is made without options, though its commands read them.
  Object.assign(redis, { opts: { automaticDeserialization: false } })
  return { redis, settled, close }
}
