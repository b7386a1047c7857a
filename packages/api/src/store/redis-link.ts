import { openRedisRestLink } from './redis-rest-link.ts'
import { openRedisWireLink } from './redis-wire-link.ts'

export type Command = (string | number)[]

/** What became of one command. */
export interface Reply {
  result?: unknown
  error?: string
}

/** A way to a Redis. It comes back by itself after any loss. */
export interface RedisLink {
  /** How many lots of commands are best on their way at once. */
  openMax: number
  /**
   * Sends commands in their order and resolves to the reply of each. Rejects when there are none in time: what Redis did then is unknown.
   * It never sends twice.
   */
  send(commands: Command[]): Promise<Reply[]>
  /**
   * Reads a channel until the signal, or until that is lost: then it resolves. `onMessage` gets null once messages are being heard, and then
   * each message.
   */
  subscribe(channel: string, signal: AbortSignal, onMessage: (message: string | null) => void): Promise<void>
  close(): void
}

export interface RedisSettings {
  /** `redis://` or `rediss://` speaks to Redis itself, `https://` to a REST door such as Upstash's. */
  redisUrl: string
  /** Of the REST door. */
  redisToken?: string | undefined
}

export function openRedisLink({ redisUrl, redisToken = '' }: RedisSettings, timeoutMs: number): RedisLink {
  const isWire = /^rediss?:/.test(redisUrl)
  return isWire
    ? openRedisWireLink(redisUrl, timeoutMs)
    : openRedisRestLink({ redisUrl, redisToken, timeoutMs })
}
