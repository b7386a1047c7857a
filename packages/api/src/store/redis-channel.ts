import type { Redis } from './redis.ts'
import type { RedisLink } from './redis-link.ts'

/** A stream on which nothing came for so long is asked whether it still lives ... */
const silenceMs = 10_000
/** ... and given up when nothing came for so long. */
const deafMs = 20_000
const beat = 'beat'

/** Pub/Sub of Redis. */
export function openRedisChannel(redis: Redis, link: RedisLink) {
  /** Whether the message was handed to Redis. It never rejects. */
  async function publish(channel: string, message: string): Promise<boolean> {
    try {
      await redis.publish(channel, message)
      return true
    } catch {
      return false
    }
  }

  return {
    publish,

    /**
     * Reads a channel until the signal, or until the stream is lost: then it resolves. `onMessage` gets null once messages are being
     * heard, and then each message. A stream that has silently died is found out by a message that we send to ourselves.
     */
    async read(
      channel: string,
      signal: AbortSignal,
      onMessage: (message: string | null) => void,
    ): Promise<void> {
      const lost = new AbortController()
      let heardAt = performance.now()
      const watchdog = setInterval(() => {
        const silentMs = performance.now() - heardAt
        if (silentMs > deafMs) lost.abort()
        else if (silentMs > silenceMs) void publish(channel, beat)
      }, silenceMs / 4)
      try {
        await link.subscribe(channel, AbortSignal.any([signal, lost.signal]), message => {
          heardAt = performance.now()
          if (message !== beat) onMessage(message)
        })
      } finally {
        clearInterval(watchdog)
        lost.abort()
      }
    },
  }
}
