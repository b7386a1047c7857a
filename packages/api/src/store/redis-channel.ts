import type { Redis } from './redis.ts'

/** A stream on which nothing came for so long is asked whether it still lives ... */
const silenceMs = 10_000
/** ... and given up when nothing came for so long. */
const deafMs = 20_000
const beat = 'beat'

/**
 * Pub/Sub behind the REST door of Redis. A stream is spoken to directly: the client's `subscribe` tells nobody when its stream has ended.
 */
export function openRedisChannel(redis: Redis, settings: { redisUrl: string; redisToken: string }) {
  const { redisUrl, redisToken } = settings
  const authorization = `Bearer ${redisToken}`

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
        const response = await fetch(`${redisUrl}/subscribe/${encodeURIComponent(channel)}`, {
          headers: { authorization, accept: 'text/event-stream' },
          signal: AbortSignal.any([signal, lost.signal]),
          cache: 'no-store',
        })
        if (!response.ok || !response.body) return
        for await (const line of linesOf(response.body)) {
          heardAt = performance.now()
          const [kind, , ...message] = line.replace(/^data: /, '').split(',')
          if (kind === 'subscribe') onMessage(null)
          if (kind === 'message' && message[0] !== beat) onMessage(message.join(','))
        }
      } catch {
        // Whether it was cut or let go: who reads asks again or does not.
      } finally {
        clearInterval(watchdog)
        lost.abort()
      }
    },
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = ''
  for await (const text of body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() as string
    yield* lines
  }
}
