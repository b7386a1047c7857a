import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from '@upstash/redis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRedisServer, type RunningRedis, startRedis } from './redis.ts'
import { type RunningRedisRest, startRedisRest } from './redis-rest.ts'

// What Holdfast asks of Redis gets the same answers from the real and from the embedded one, as Upstash would give them.

interface Answer {
  result: unknown
  error: string
}

const hasServer = (await findRedisServer()) !== null

describe.each(['server', 'embedded'] as const)('the REST door in front of a Redis of kind "%s"', kind => {
  describe.skipIf(kind === 'server' && !hasServer)('agrees with the contract', () => {
    let redis: RunningRedis
    let door: RunningRedisRest
    let upstash: Redis

    beforeAll(async () => {
      redis = await startRedis({ kind })
      door = await startRedisRest({ redisUrl: redis.url })
      upstash = new Redis({ url: door.url, token: door.token, retry: { retries: 0 }, enableTelemetry: false })
    })
    afterAll(async () => {
      await door.stop()
      await redis.stop()
    })

    async function post<Body = Answer>(path: string, body: unknown, headers: Record<string, string> = {}) {
      const response = await fetch(`${door.url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${door.token}`, ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
      return { status: response.status, body: (await response.json()) as Body }
    }
    const run = (...command: unknown[]) => post('/', command)
    const result = async <Result = unknown>(...command: unknown[]) =>
      (await run(...command)).body.result as Result
    const newKey = () => `test:${randomUUID()}`

    it('serves nobody without the token', async () => {
      expect(await post('/', ['PING'], { authorization: 'Bearer wrong' })).toEqual({
        status: 401,
        body: { error: 'Unauthorized' },
      })
      const bare = await fetch(`${door.url}/ping`)
      expect(bare.status).toBe(401)
    })

    it('keeps hashes: fields, lengths, what is missing', async () => {
      const key = newKey()
      expect(await result('HSET', key, 'a', 1, 'b', 'two')).toBe(2)
      expect(await result('HSET', key, 'a', '3')).toBe(0)
      expect(await result('HGET', key, 'a')).toBe('3')
      expect(await result('HGET', key, 'c')).toBe(null)
      expect(await result('HMGET', key, 'b', 'c')).toEqual(['two', null])
      expect(await result('HGETALL', key)).toEqual(['a', '3', 'b', 'two'])
      expect(await result('HEXISTS', key, 'b')).toBe(1)
      expect(await result('HLEN', key)).toBe(2)
      expect(await result('HDEL', key, 'a', 'c')).toBe(1)
      expect(await result('HGETALL', newKey())).toEqual([])
      expect(await upstash.hgetall(key)).toEqual({ b: 'two' })
      expect(await result('DEL', key)).toBe(1)
    })

    it('sets a key once, and lets it expire on time', async () => {
      const key = newKey()
      expect(await result('SET', key, 'first', 'PX', 300, 'NX')).toBe('OK')
      expect(await result('SET', key, 'second', 'PX', 300, 'NX')).toBe(null)
      expect(await result('GET', key)).toBe('first')
      expect(await result('PTTL', key)).toBeGreaterThan(0)
      await sleep(350)
      expect(await result('GET', key)).toBe(null)
      expect(await result('PTTL', key)).toBe(-2)
      expect(await upstash.set(key, 'third', { nx: true, px: 60_000 })).toBe('OK')
      expect(await upstash.set(key, 'fourth', { nx: true, px: 60_000 })).toBe(null)
    })

    it('expires after a while and at an instant', async () => {
      const [soon, past, later] = [newKey(), newKey(), newKey()]
      for (const key of [soon, past, later]) await result('HSET', key, 'a', '1')
      expect(await result('PTTL', later)).toBe(-1)
      expect(await result('PEXPIRE', soon, 50)).toBe(1)
      expect(await result('PEXPIREAT', past, Date.now() - 1000)).toBe(1)
      expect(await result('PEXPIREAT', later, Date.now() + 60_000)).toBe(1)
      expect(await result('PEXPIRE', newKey(), 50)).toBe(0)
      await sleep(100)
      expect(await Promise.all([soon, past, later].map(key => result('EXISTS', key)))).toEqual([0, 0, 1])
    })

    it('runs scripts with their keys and arguments, by its own clock', async () => {
      const key = newKey()
      const script = `
        local time = redis.call('TIME')
        local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
        redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. string.format('%.0f', now))
        return {string.format('%.0f', now), redis.call('HGETALL', KEYS[1]), #KEYS, false, {1, {2, 'three'}}}`
      const before = Date.now()
      const [now, fields, keyCount, nothing, nested] = await result<
        [string, string[], number, null, unknown[]]
      >('EVAL', script, 1, key, 'field', 'é ☃')
      expect(Number(now)).toBeGreaterThanOrEqual(before - 1000)
      expect(Number(now)).toBeLessThanOrEqual(Date.now() + 1000)
      expect(fields).toEqual(['field', `é ☃ ${now}`])
      expect([keyCount, nothing, nested]).toEqual([1, null, [1, [2, 'three']]])
      const raw = new Redis({
        url: door.url,
        token: door.token,
        retry: { retries: 0 },
        automaticDeserialization: false,
      })
      expect(await raw.eval('return {ARGV[1], redis.call("HLEN", KEYS[1])}', [key], ['☃'])).toEqual(['☃', 1])
    })

    it('turns what Lua returns into replies', async () => {
      expect(await result('EVAL', 'return 3.7', 0)).toBe(3)
      expect(await result('EVAL', 'return true', 0)).toBe(1)
      expect(await result('EVAL', 'return nil', 0)).toBe(null)
      expect(await result('EVAL', 'return {1, nil, 2}', 0)).toEqual([1])
      expect(await result('EVAL', 'return redis.status_reply("FINE")', 0)).toBe('FINE')
      expect(
        JSON.parse(await result<string>('EVAL', 'return cjson.encode({a = {1, 2}, b = "c"})', 0)),
      ).toEqual({
        a: [1, 2],
        b: 'c',
      })
      expect(await result('EVAL', 'return cjson.decode(ARGV[1]).a[2]', 0, '{"a":[1,"two"]}')).toBe('two')
      expect(await result('EVAL', "return redis.call('GET', KEYS[1])", 1, newKey())).toBe(null)
      expect(await result('EVAL', "return redis.pcall('HGET', 'x')['err'] ~= nil", 0)).toBe(1)
    })

    it('remembers a loaded script and knows one that it never saw', async () => {
      const sha = await result('SCRIPT', 'LOAD', "return 'loaded ' .. ARGV[1]")
      expect(sha).toMatch(/^[0-9a-f]{40}$/)
      expect(await result('EVALSHA', sha, 0, 'x')).toBe('loaded x')
      expect(await result('SCRIPT', 'EXISTS', sha, 'f'.repeat(40))).toEqual([1, 0])
      const unknown = await run('EVALSHA', 'f'.repeat(40), 0)
      expect(unknown.status).toBe(400)
      expect(unknown.body.error).toMatch(/^NOSCRIPT /)
      const script = upstash.createScript('return tonumber(ARGV[1]) + 1')
      expect(await script.exec([], ['41'])).toBe(42)
    })

    it('drops the line at the head of a script that only Upstash knows', async () => {
      const script = "#!lua flags=allow-key-locking\nreturn 'ran'"
      expect(await result('EVAL', script, 0)).toBe('ran')
      expect(await result('EVALSHA', await result('SCRIPT', 'LOAD', script), 0)).toBe('ran')
    })

    it('knows such a script by the hash that its caller knows, so that only the first call sends it whole', async () => {
      const script = `#!lua flags=allow-key-locking\nreturn '${kind}' .. ARGV[1]`
      const hash = createHash('sha1').update(script).digest('hex')
      expect((await run('EVALSHA', hash, 0, '!')).body.error).toMatch(/^NOSCRIPT/)
      expect(await result('EVAL', script, 0, '!')).toBe(`${kind}!`)
      expect(await result('EVALSHA', hash, 0, '?')).toBe(`${kind}?`)
      expect(await result('EVALSHA', hash.toUpperCase(), 0, '?')).toBe(`${kind}?`)
    })

    it('says what is wrong with a command, and of what sort it is', async () => {
      const key = newKey()
      await result('HSET', key, 'a', '1')
      const errors: [start: string, answer: { status: number; body: Answer }][] = [
        ['ERR wrong number of arguments', await run('GET')],
        ['ERR unknown command', await run('NOSUCHCOMMAND', 'x')],
        ['WRONGTYPE', await run('GET', key)],
        ['MINE told so', await run('EVAL', "return redis.error_reply('MINE told so')", 0)],
        ['ERR ', await run('EVAL', "error('boom')", 0)],
        ['ERR ', await run('EVAL', "return redis.call('HGET', KEYS[1])", 1, key)],
        ['ERR Command is not available', await run('SUBSCRIBE', 'x')],
        ['ERR failed to parse', await post('/', '{"not": "a command"}')],
      ]
      for (const [start, { status, body }] of errors) {
        expect({ status, error: body.error.slice(0, start.length) }).toEqual({ status: 400, error: start })
      }
      await expect(upstash.get(key)).rejects.toThrow('WRONGTYPE')
    })

    it('carries out a pipeline in order, each command with its own answer', async () => {
      const key = newKey()
      const { status, body } = await post<Answer[]>('/pipeline', [
        ['SET', key, 'a'],
        ['INCR', key],
        ['NOSUCHCOMMAND'],
        ['MONITOR'],
        ['GET', key],
      ])
      expect(status).toBe(200)
      expect(body[0]).toEqual({ result: 'OK' })
      expect(body.slice(1, 4).map(({ error }) => error.slice(0, 4))).toEqual(['ERR ', 'ERR ', 'ERR '])
      expect(body[4]).toEqual({ result: 'a' })
      expect((await post('/pipeline', [])).status).toBe(400)
      const replies = await upstash
        .pipeline()
        .hset(key.concat('h'), { a: 1 })
        .hlen(key.concat('h'))
        .eval('return 7', [], [])
        .exec()
      expect(replies).toEqual([1, 1, 7])
    })

    it('carries out a transaction as a whole, or not at all', async () => {
      const [key, other] = [newKey(), newKey()]
      const done = await post<Answer[]>('/multi-exec', [
        ['SET', key, 'a'],
        ['INCR', key],
        ['GET', key],
      ])
      expect(done.status).toBe(200)
      expect([done.body[0], done.body[2]]).toEqual([{ result: 'OK' }, { result: 'a' }])
      expect(done.body[1]?.error).toMatch(/^ERR value is not an integer/)
      const refused = await post('/multi-exec', [['SET', other, 'a'], ['GET']])
      expect(refused.status).toBe(400)
      expect(refused.body.error).toMatch(/^EXECABORT /)
      expect(await result('EXISTS', other)).toBe(0)
      expect(await upstash.multi().set(other, 'b').get(other).exec()).toEqual(['OK', 'b'])
    })

    it('lets no other command come between those of a transaction', async () => {
      const key = newKey()
      const transactions = Array.from({ length: 20 }, () =>
        post<{ result: number }[]>('/multi-exec', [
          ['INCR', key],
          ['INCR', key],
          ['DECR', key],
        ]),
      )
      const singles = Array.from({ length: 20 }, () => run('INCRBY', key, 1000))
      await Promise.all(singles)
      for (const { body } of await Promise.all(transactions)) {
        const [first, second, third] = body.map(answer => answer.result) as [number, number, number]
        expect([second - first, third - second]).toEqual([1, -1])
      }
    })

    it('encodes every string as base64 on demand, but the status OK', async () => {
      const key = newKey()
      const base64 = { 'upstash-encoding': 'base64' }
      const text = 'Grüße ☃ 🩺 \u0000 end'
      const encoded = Buffer.from(text).toString('base64')
      expect((await post('/', ['SET', key, text], base64)).body).toEqual({ result: 'OK' })
      expect((await post('/', ['GET', key], base64)).body).toEqual({ result: encoded })
      expect(
        (await post('/', ['EVAL', 'return {ARGV[1], 5, {ARGV[1], false}}', 0, text], base64)).body,
      ).toEqual({
        result: [encoded, 5, [encoded, null]],
      })
      expect((await post('/', ['PING'], base64)).body).toEqual({
        result: Buffer.from('PONG').toString('base64'),
      })
      expect((await post('/pipeline', [['GET', key]], base64)).body).toEqual([{ result: encoded }])
      expect(await result('GET', key)).toBe(text)
      expect(await upstash.get(key)).toBe(text)
    })

    it('takes a command from the path as well', async () => {
      const key = newKey()
      const get = async (path: string) => {
        const response = await fetch(`${door.url}${path}`, {
          headers: { authorization: `Bearer ${door.token}` },
        })
        return ((await response.json()) as Answer).result
      }
      expect(await get(`/set/${key}/${encodeURIComponent('a/b ☃')}?PX=60000`)).toBe('OK')
      expect(await get(`/get/${key}`)).toBe('a/b ☃')
      expect(await get(`/pttl/${key}`)).toBeGreaterThan(0)
      expect((await post(`/set/${key}`, 'from the body')).body).toEqual({ result: 'OK' })
      expect(await get(`/get/${key}`)).toBe('from the body')
    })

    it('refuses a request that is too large, and serves the next one', async () => {
      expect((await run('SET', newKey(), 'x'.repeat(1024 * 1024))).status).toBe(413)
      expect(await result('PING')).toBe('PONG')
    })

    it('streams what is published on a channel, until the reader leaves', async () => {
      const channel = newKey()
      const leave = new AbortController()
      const response = await fetch(`${door.url}/subscribe/${channel}`, {
        headers: { authorization: `Bearer ${door.token}`, accept: 'text/event-stream' },
        signal: leave.signal,
      })
      expect(response.headers.get('content-type')).toBe('text/event-stream')
      const text = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      expect((await text?.read())?.value).toBe(`data: subscribe,${channel},1\n\n`)
      expect(await result('PUBLISH', channel, '2026-11-24 ☃')).toBe(1)
      expect((await text?.read())?.value).toBe(`data: message,${channel},2026-11-24 ☃\n\n`)
      leave.abort()
      await expect.poll(() => result('PUBLISH', channel, 'nobody hears')).toBe(0)
    })

    it('feeds the subscriber of @upstash/redis', async () => {
      const channel = newKey()
      const subscriber = upstash.subscribe<string>(channel)
      const subscribed = new Promise(resolve => subscriber.on('subscribe', resolve))
      const heard = new Promise(resolve => subscriber.on('message', ({ message }) => resolve(message)))
      await subscribed
      expect(await upstash.publish(channel, 'dates changed')).toBe(1)
      expect(await heard).toBe('dates changed')
      await subscriber.unsubscribe()
    })
  })
})

describe('a Redis that goes away', () => {
  // The embedded one shares our process: it ends with its last client, and cannot go away before the door does.
  it.runIf(hasServer)('is told at once, as a fault that is not the caller’s', async () => {
    const redis = await startRedis({ kind: 'server' })
    const door = await startRedisRest({ redisUrl: redis.url })
    const ask = () =>
      fetch(door.url, {
        method: 'POST',
        headers: { authorization: `Bearer ${door.token}` },
        body: '["PING"]',
      })
    expect((await ask()).status).toBe(200)
    await redis.stop()
    await expect.poll(async () => (await ask()).status).toBe(503)
    await door.stop()
    await expect(ask()).rejects.toThrow()
  })

  it('is told when there never was one', async () => {
    await expect(startRedisRest({ redisUrl: 'redis://127.0.0.1:9' })).rejects.toThrow('ECONNREFUSED')
  })
})
