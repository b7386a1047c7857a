import { Redis } from '@upstash/redis'
import type { RedisLink, RedisSettings } from './redis-link.ts'
import { openRedisRequester } from './redis-requester.ts'

export type { Redis }

/** The Redis of this process. Replies come as they are: numbers and text, never parsed as JSON. */
export function openRedis(settings: RedisSettings): {
  redis: Redis
  link: RedisLink
  settled(): Promise<void>
  close(): Promise<void>
} {
  const { requester, link, settled, close } = openRedisRequester(settings)
  const redis = new Redis(requester)
  // A client of a requester is made without options, though its commands read them.
  Object.assign(redis, { opts: { automaticDeserialization: false } })
  return { redis, link, settled, close }
}
