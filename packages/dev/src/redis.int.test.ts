import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findRedisServer, startRedis } from './redis.ts'
import { createRedisConnection } from './redis-connection.ts'
import { makeTempFolder, type TempFolder } from './temp-folder.ts'

// A hold outlives a restart, with its end; whoever is not let in does not get in.

const hasServer = (await findRedisServer()) !== null
let folder: TempFolder

beforeEach(async () => {
  folder = await makeTempFolder()
})
afterEach(() => folder.remove())

async function ask(url: string, ...commands: string[][]): Promise<string[]> {
  const redis = createRedisConnection(url)
  await redis.connect()
  const replies = await Promise.all(commands.map(command => redis.sendCommand<unknown>(command)))
  redis.destroy()
  return replies.map(reply => (Array.isArray(reply) ? reply.map(String).join(' ') : String(reply)))
}

describe.each(['server', 'embedded'] as const)('a Redis of kind "%s"', kind => {
  it.skipIf(kind === 'server' && !hasServer)(
    'keeps every kind of value and when it ends over a restart',
    async () => {
      const first = await startRedis({ dataDir: folder.path, kind })
      const endsAt = Date.now() + 600_000
      await ask(
        first.url,
        ['SET', 'text', 'é ☃ \u0000'],
        ['HSET', 'hold', '100', 'me 1', '101', 'me 2'],
        ['PEXPIREAT', 'hold', String(endsAt)],
        ['RPUSH', 'list', 'b', 'a', 'b'],
        ['SADD', 'set', 'only'],
        ['ZADD', 'ranks', '2', 'second', '1', 'first'],
        ['SET', 'short', 'gone', 'PX', '1'],
      )
      await first.stop()
      const second = await startRedis({ dataDir: folder.path, kind })
      const replies = await ask(
        second.url,
        ['GET', 'text'],
        ['HGETALL', 'hold'],
        ['PEXPIRETIME', 'hold'],
        ['LRANGE', 'list', '0', '-1'],
        ['SMEMBERS', 'set'],
        ['ZRANGE', 'ranks', '0', '-1', 'WITHSCORES'],
        ['GET', 'short'],
        ['PTTL', 'text'],
      )
      await second.stop()
      expect(replies).toEqual([
        'é ☃ \u0000',
        '100 me 1 101 me 2',
        String(endsAt),
        'b a b',
        'only',
        'first 1 second 2',
        'null',
        '-1',
      ])
    },
  )
})

it.skipIf(!hasServer)('keeps what a killed server had carried out', async () => {
  const first = await startRedis({ dataDir: folder.path, kind: 'server' })
  const [info = ''] = await ask(first.url, ['INFO', 'server'], ['SET', 'held', 'yes'])
  process.kill(Number(/process_id:(\d+)/.exec(info)?.[1]), 'SIGKILL')
  await first.exited
  const second = await startRedis({ dataDir: folder.path, kind: 'server' })
  expect(await ask(second.url, ['GET', 'held'])).toEqual(['yes'])
  await second.stop()
})

it.skipIf(!hasServer)('lets nobody into a server without its password', async () => {
  const redis = await startRedis({ kind: 'server' })
  const url = new URL(redis.url)
  url.password = ''
  await expect(ask(url.href, ['PING'])).rejects.toThrow('NOAUTH')
  await redis.stop()
})

it('leaves a Redis of somebody else running', async () => {
  const theirs = await startRedis({ kind: 'embedded' })
  const borrowed = await startRedis({ externalUrl: theirs.url })
  await borrowed.stop()
  expect(await ask(theirs.url, ['PING'])).toEqual(['PONG'])
  await theirs.stop()
})
