import { createClient, ErrorReply } from 'redis'
import type { Command, RedisLink, Reply } from './redis-link.ts'
import { toPlainCommand } from './redis-plain-script.ts'

/** Commands could follow one another without waiting. In few lots they share packets, and more lots were no faster. */
const openMax = 2

/**
 * The way to Redis by its own protocol. A connection that is lost, or on which something is not answered in time, is given up with
 * all that waits on it; who asks next opens another. So nothing is ever sent late, or twice.
 */
export function openRedisWireLink(redisUrl: string, timeoutMs: number): RedisLink {
  let opened: Promise<Connection> | null = null

  function connection(): Promise<Connection> {
    if (opened) return opened
    const client = createConnection(redisUrl, timeoutMs)
    const opening = inTime(client, client.connect(), timeoutMs).then(() => client)
    const forget = () => {
      if (opened === opening) opened = null
    }
    client.on('error', forget).on('end', forget)
    opening.catch(forget)
    opened = opening
    return opening
  }

  return {
    openMax,

    async send(commands) {
      const redis = await connection()
      return inTime(redis, Promise.all(commands.map(command => replyTo(redis, command))), timeoutMs)
    },

    async subscribe(channel, signal, onMessage) {
      const redis = createConnection(redisUrl, timeoutMs)
      const { promise: over, resolve: end } = Promise.withResolvers<void>()
      redis.on('error', () => end()).on('end', () => end())
      signal.addEventListener('abort', () => end(), { once: true })
      try {
        if (signal.aborted) return
        await inTime(redis, redis.connect(), timeoutMs)
        await inTime(
          redis,
          redis.subscribe(channel, message => onMessage(message)),
          timeoutMs,
        )
        onMessage(null)
        await over
      } catch {
        // Whether it was lost or let go: who reads asks again or does not.
      } finally {
        close(redis)
      }
    },

    close() {
      opened?.then(close, () => {})
    },
  }
}

type Connection = ReturnType<typeof createConnection>

function createConnection(url: string, connectTimeout: number) {
  return createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    // A lot has one time for all of its commands, below; a signal for each would be dear.
    commandOptions: { timeout: 0 },
    socket: { connectTimeout, reconnectStrategy: false },
  })
}

/** What is not done in time is given up, with the connection and all else that waits on it. */
async function inTime<T>(redis: Connection, work: Promise<T>, timeoutMs: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    reject(new Error('Redis did not answer in time.'))
    close(redis)
  }, timeoutMs)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function close(redis: Connection): void {
  if (redis.isOpen) redis.destroy()
}

/** A command that Redis refuses is answered; one that met no Redis rejects. */
async function replyTo(redis: Connection, command: Command): Promise<Reply> {
  try {
    return { result: await redis.sendCommand(toPlainCommand(command).map(String)) }
  } catch (error) {
    if (error instanceof ErrorReply) return { error: error.message }
    throw error
  }
}
