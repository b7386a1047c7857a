import { randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ErrorReply, MultiErrorReply } from 'redis'
import { createRedisConnection, type RedisConnection } from './redis-connection.ts'
import { type RedisCommand, RedisRestError, toRedisCommand } from './redis-rest-command.ts'
import { type RedisReply, toRestReply } from './redis-rest-reply.ts'
import { serveSubscription } from './redis-rest-subscription.ts'

const bodyBytesMax = 1024 * 1024
const commandsMax = 1000
const idleConnectionMs = 65_000

export interface RunningRedisRest {
  url: string
  token: string
  stop(): Promise<void>
}

export interface RedisRestOptions {
  redisUrl: string
  /** Any free port by default. */
  port?: number
  /** A random one by default. */
  token?: string
}

/** What a request asks for, and how it wants its strings. */
interface Door {
  redis: RedisConnection
  redisUrl: string
  token: string
}

/**
 * A REST door in front of a Redis on the loopback address, as Upstash has it: `/` and `/command/arg/...`, `/pipeline`,
 * `/multi-exec`, `/subscribe/channel`, a bearer token, base64 replies on demand.
 */
export async function startRedisRest({
  redisUrl,
  port = 0,
  token,
}: RedisRestOptions): Promise<RunningRedisRest> {
  const redis = createRedisConnection(redisUrl)
  await redis.connect()
  const door: Door = { redis, redisUrl, token: token ?? randomBytes(24).toString('hex') }
  const server = createServer((request, response) => void serve(door, request, response))
  server.keepAliveTimeout = idleConnectionMs
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')

  async function stop() {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
    if (redis.isOpen) redis.destroy()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: door.token, stop }
}

async function serve(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await answer(door, request, response)
    if (body !== undefined) respond(response, 200, body)
  } catch (error) {
    respond(response, statusOf(error), { error: (error as Error).message })
  }
}

/** The body of a good answer, or nothing when the answer is a stream. */
async function answer(door: Door, request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  if (!isAuthorized(request, door.token)) throw new RedisRestError('Unauthorized', 401)
  if (!['GET', 'POST', 'PUT'].includes(request.method ?? ''))
    throw new RedisRestError('Method Not Allowed', 405)
  const url = new URL(request.url ?? '/', 'http://door')
  const path = url.pathname.split('/').filter(Boolean).map(decodeSegment)
  const base64 = request.headers['upstash-encoding'] === 'base64'
  if (path[0] === 'subscribe') {
    if (!path[1]) throw new RedisRestError("ERR wrong number of arguments for 'subscribe' command")
    await serveSubscription(door.redisUrl, path[1], response)
    return undefined
  }
  const body = await readBody(request)
  if (path[0] === 'pipeline') return runPipeline(door.redis, parseBatch(body), base64)
  if (path[0] === 'multi-exec') return runTransaction(door.redis, parseBatch(body), base64)
  const command =
    path.length === 0 ? parseJson(body) : [...path, ...(body ? [body] : []), ...[...url.searchParams].flat()]
  return runCommand(door.redis, toRedisCommand(command), base64)
}

async function runCommand(redis: RedisConnection, command: RedisCommand, base64: boolean) {
  return { result: toRestReply(await redis.sendCommand<RedisReply>(command), base64) }
}

/** Commands go out in their order and at once; each has its own answer. */
function runPipeline(redis: RedisConnection, commands: unknown[], base64: boolean) {
  return Promise.all(
    commands.map(async command => {
      try {
        return await runCommand(redis, toRedisCommand(command), base64)
      } catch (error) {
        return { error: (error as Error).message }
      }
    }),
  )
}

/** All commands or none; one that Redis does not take discards them all. */
async function runTransaction(redis: RedisConnection, commands: unknown[], base64: boolean) {
  const transaction = redis.multi()
  for (const command of commands) transaction.sendCommand(toRedisCommand(command))
  const replies = await transaction.exec().catch(error => {
    if (error instanceof MultiErrorReply) return error.replies
    if (error instanceof ErrorReply) {
      throw new RedisRestError('EXECABORT Transaction discarded because of previous errors.')
    }
    throw error
  })
  return (replies as unknown as RedisReply[]).map(reply =>
    reply instanceof ErrorReply ? { error: reply.message } : { result: toRestReply(reply, base64) },
  )
}

function parseBatch(body: string): unknown[] {
  const commands = parseJson(body)
  if (!Array.isArray(commands) || commands.length === 0)
    throw new RedisRestError('ERR failed to parse pipeline request')
  if (commands.length > commandsMax) throw new RedisRestError('ERR too many commands in one request')
  return commands
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new RedisRestError('ERR failed to parse request')
  }
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new RedisRestError('ERR failed to parse path')
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > bodyBytesMax) throw new RedisRestError('ERR max request size exceeded', 413)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function isAuthorized(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** What Redis says against a command is the caller's fault; anything else means that Redis is away. */
function statusOf(error: unknown): number {
  if (error instanceof RedisRestError) return error.httpStatus
  return error instanceof ErrorReply ? 400 : 503
}

function respond(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return void response.end()
  const connection = status === 413 ? { connection: 'close' } : {}
  response.writeHead(status, { 'content-type': 'application/json', ...connection }).end(JSON.stringify(body))
}
