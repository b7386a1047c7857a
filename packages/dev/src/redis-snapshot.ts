import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRedisConnection, type RedisConnection } from './redis-connection.ts'

/** How each kind of value is read as a list, and written from one. */
const kinds: Record<
  string,
  { read: (key: Buffer) => Argument[]; write: (key: Buffer, items: Buffer[]) => Argument[] }
> = {
  string: { read: key => ['GET', key], write: (key, items) => ['SET', key, ...items] },
  hash: { read: key => ['HGETALL', key], write: (key, items) => ['HSET', key, ...items] },
  list: { read: key => ['LRANGE', key, '0', '-1'], write: (key, items) => ['RPUSH', key, ...items] },
  set: { read: key => ['SMEMBERS', key], write: (key, items) => ['SADD', key, ...items] },
  zset: {
    read: key => ['ZRANGE', key, '0', '-1', 'WITHSCORES'],
    write: (key, items) => ['ZADD', key, ...items.map((_, i) => items[i ^ 1] as Buffer)],
  },
}

type Argument = string | Buffer

/** Keys and items are base64; `expiresAt` is epoch milliseconds, negative when the key does not expire. */
interface SavedKey {
  key: string
  kind: string
  items: string[]
  expiresAt: number
}

/** Writes all that an embedded Redis holds to a file, which is either the old one or the new one, never half of it. */
export async function saveRedis(url: string, file: string): Promise<void> {
  const saved = await withRedis(url, async redis => {
    const keys = await scanKeys(redis)
    return Promise.all(keys.map(key => readKey(redis, key)))
  })
  const newFile = `${file}.new`
  await writeFile(newFile, JSON.stringify(saved.filter(key => key !== null)), { mode: 0o600 })
  await rename(newFile, file)
}

/** Puts back what was saved, if anything was; what has expired meanwhile stays away. The file is used up. */
export async function restoreRedis(url: string, file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '[]')
  await withRedis(url, async redis => {
    for (const key of JSON.parse(text) as SavedKey[]) await writeKey(redis, key)
  })
  await rm(file, { force: true })
}

async function scanKeys(redis: RedisConnection): Promise<Buffer[]> {
  const keys: Buffer[] = []
  let cursor = '0'
  do {
    const [next, page] = await redis.sendCommand<[Buffer, Buffer[]]>(['SCAN', cursor, 'COUNT', '1000'])
    keys.push(...page)
    cursor = next.toString()
  } while (cursor !== '0')
  return keys
}

async function readKey(redis: RedisConnection, key: Buffer): Promise<SavedKey | null> {
  const kind = await redis.sendCommand<string>(['TYPE', key])
  const read = kinds[kind]?.read
  if (!read) return null
  const [value, expiresAt] = await Promise.all([
    redis.sendCommand<Buffer | Buffer[]>(read(key)),
    redis.sendCommand<number>(['PEXPIRETIME', key]),
  ])
  const items = [value].flat().map(item => item.toString('base64'))
  return { key: key.toString('base64'), kind, items, expiresAt }
}

async function writeKey(redis: RedisConnection, { key, kind, items, expiresAt }: SavedKey): Promise<void> {
  const name = Buffer.from(key, 'base64')
  const write = kinds[kind]?.write
  if (!write) return
  await redis.sendCommand(
    write(
      name,
      items.map(item => Buffer.from(item, 'base64')),
    ),
  )
  if (expiresAt >= 0) await redis.sendCommand(['PEXPIREAT', name, String(expiresAt)])
}

async function withRedis<T>(url: string, use: (redis: RedisConnection) => Promise<T>): Promise<T> {
  const redis = createRedisConnection(url)
  await redis.connect()
  try {
    return await use(redis)
  } finally {
    redis.destroy()
  }
}
