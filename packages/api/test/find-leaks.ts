import type { Redis } from '@upstash/redis'
import type { Sql } from 'postgres'
import { canary, personCanary } from './canary.ts'

/** All that an API said or wrote which others than the people concerned get to see. */
export interface Said {
  logged: readonly unknown[]
  /** The bodies of refusals and failures. */
  errors: readonly unknown[]
  redis: Redis
  /** Null for an API whose database another one owns. */
  sql: Sql | null
}

const token = /eyJ[\w-]+\.eyJ[\w-]+\./

/**
 * Where the words, the ids or the tokens of people stand though they must not, each place with what is around it. Redis and the
 * audit know people by their ids; the log, errors and what others are told of the audit do not.
 */
export async function findLeaks(
  { logged, errors, redis, sql }: Said,
  marks = { words: canary, person: personCanary },
): Promise<string[]> {
  const everywhere = [marks.words, token]
  const places: [place: string, said: readonly unknown[], secret: (string | RegExp)[]][] = [
    ['the log', logged, [...everywhere, marks.person]],
    ['an error', errors, [...everywhere, marks.person]],
    ['Redis', await redis.eval<[], unknown[]>(readAllScript, [], []), everywhere],
  ]
  if (sql) {
    const told = await sql`select provider_id, at, event, subject from audit`
    places.push(['what others are told', told, [...everywhere, marks.person]])
    places.push(['the audit', await sql`select actor from audit`, everywhere])
  }
  return places.flatMap(([place, said, secrets]) => {
    const text = JSON.stringify(said)
    return secrets.flatMap(secret => {
      const at = text.search(secret)
      return at < 0 ? [] : `${place}: ${text.slice(Math.max(0, at - 120), at + 80)}`
    })
  })
}

/** Every key with its value, at one moment. A kind of value that nobody foresaw fails. */
const readAllScript = `
local said = {}
for _, key in ipairs(redis.call('KEYS', '*')) do
  local kind = redis.call('TYPE', key).ok
  local value
  if kind == 'string' then value = redis.call('GET', key)
  elseif kind == 'zset' then value = redis.call('ZRANGE', key, 0, -1)
  else value = redis.call('HGETALL', key) end
  said[#said + 1] = { key, value }
end
return said
`
