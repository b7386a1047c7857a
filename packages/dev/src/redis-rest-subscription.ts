import type { ServerResponse } from 'node:http'
import { createRedisConnection } from './redis-connection.ts'

/** Streams the messages of a channel as server-sent events, until the reader or Redis goes away. */
export async function serveSubscription(
  redisUrl: string,
  channel: string,
  response: ServerResponse,
): Promise<void> {
  const redis = createRedisConnection(redisUrl, { reconnects: false })
  response.once('close', () => redis.isOpen && redis.destroy())
  redis.once('error', () => response.end())
  await redis.connect()
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  await redis.subscribe(channel, message => response.write(eventOf('message', channel, String(message))))
  response.write(eventOf('subscribe', channel, '1'))
}

function eventOf(...parts: string[]): string {
  return `data: ${parts.join(',').replaceAll('\n', '\ndata: ')}\n\n`
}
