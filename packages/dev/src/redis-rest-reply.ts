import { ErrorReply } from 'redis'

/** What the connection answers: a `Buffer` is a value, a string a status. */
export type RedisReply = null | number | string | Buffer | ErrorReply | RedisReply[]

export type RestReply = null | number | string | RestReply[]

/** A reply as JSON carries it. With base64 every string is encoded, but the status `OK`, as Upstash does it. */
export function toRestReply(reply: RedisReply, base64: boolean): RestReply {
  if (Array.isArray(reply)) return reply.map(item => toRestReply(item, base64))
  if (reply === null || typeof reply === 'number') return reply
  if (reply === 'OK') return reply
  const bytes = Buffer.isBuffer(reply)
    ? reply
    : Buffer.from(reply instanceof ErrorReply ? reply.message : reply)
  return bytes.toString(base64 ? 'base64' : 'utf8')
}
