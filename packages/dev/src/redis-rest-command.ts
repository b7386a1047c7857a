import { createHash } from 'node:crypto'

/** One command as the wire to Redis takes it. */
export type RedisCommand = [name: string, ...args: string[]]

/** What is wrong with a request, in Redis's own manner. */
export class RedisRestError extends Error {
  override readonly name = 'RedisRestError'
  readonly httpStatus: number

  constructor(message: string, httpStatus = 400) {
    super(message)
    this.httpStatus = httpStatus
  }
}

/** All callers share one connection, so none may change its state or block it. */
const refused = new Set(
  `AUTH BLMOVE BLMPOP BLPOP BRPOP BRPOPLPUSH BZMPOP BZPOPMAX BZPOPMIN CLIENT DISCARD EXEC HELLO MONITOR MULTI PSUBSCRIBE
  PUNSUBSCRIBE QUIT RESET SELECT SHUTDOWN SSUBSCRIBE SUBSCRIBE SUNSUBSCRIBE SYNC PSYNC UNSUBSCRIBE UNWATCH WAIT WATCH`.split(
    /\s+/,
  ),
)

/** Upstash takes this line at the head of a script, plain Redis refuses it. */
const upstashFlags = /^#!lua flags=allow-key-locking[^\n]*\n?/

/** SHA-1 of a script with that line -> of the one without it, which is what Redis knows. */
const plainHashes = new Map<string, string>()

/** Reads one command of a JSON body. Throws `RedisRestError` for what is none, and for commands that are not served here. */
export function toRedisCommand(value: unknown): RedisCommand {
  if (!Array.isArray(value) || value.length === 0) throw new RedisRestError('ERR failed to parse command')
  const [name, ...args] = value.map(toArgument)
  if (!name) throw new RedisRestError('ERR empty command')
  const upperName = name.toUpperCase()
  if (refused.has(upperName)) throw new RedisRestError(`ERR Command is not available: '${upperName}'`)
  return withPlainScript([name, ...args])
}

function toArgument(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new RedisRestError('ERR failed to parse command')
}

function withPlainScript(command: RedisCommand): RedisCommand {
  const [name, first] = command.slice(0, 2).map(part => part.toUpperCase())
  if (/^EVALSHA(_RO)?$/.test(name ?? '') && command[1]) {
    return command.with(1, plainHashes.get(command[1].toLowerCase()) ?? command[1]) as RedisCommand
  }
  const scriptIndex = /^EVAL(_RO)?$/.test(name ?? '') ? 1 : name === 'SCRIPT' && first === 'LOAD' ? 2 : null
  const script = scriptIndex === null ? undefined : command[scriptIndex]
  if (scriptIndex === null || script === undefined || !upstashFlags.test(script)) return command
  const plain = script.replace(upstashFlags, '')
  plainHashes.set(hashOf(script), hashOf(plain))
  return command.with(scriptIndex, plain) as RedisCommand
}

const hashOf = (script: string) => createHash('sha1').update(script).digest('hex')
