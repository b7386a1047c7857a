import { Redis, type Requester } from '@upstash/redis'
import type { RedisLink, RedisSettings } from './redis-link.ts'
import { openRedisRequester } from './redis-requester.ts'

export type { Redis }

/**
 * The Redis of this process. Replies come as they are: numbers and text, never parsed as JSON. What nobody waits for is told to `later`: it
 * goes along with what somebody does wait for, or by itself after 3 ms.
 */
export function openRedis(settings: RedisSettings): {
  redis: Redis
  later: Redis
  link: RedisLink
  settled(): Promise<void>
  close(): Promise<void>
} {
  const { requester, laterRequester, link, settled, close } = openRedisRequester(settings)
  return { redis: clientOf(requester), later: clientOf(laterRequester), link, settled, close }
}

/** A client of a requester is made without options, though its commands read them. */
const clientOf = (requester: Requester) =>
  Object.assign(new Redis(requester), { opts: { automaticDeserialization: false } })
