import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '@holdfast/dev/prove/random'
import { startTcpProxy, type TcpProxy } from '@holdfast/dev/prove/tcp-proxy'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { openRedis } from './redis.ts'
import type { RedisLink } from './redis-link.ts'
import { openRedisWireLink } from './redis-wire-link.ts'

const timeoutMs = 300

let way: TcpProxy
let link: RedisLink
let url: string
beforeAll(async () => {
  const direct = new URL(inject('redisUrl'))
  way = await startTcpProxy({ targetPort: Number(direct.port), random: createRandom('wire') })
  direct.port = String(way.port)
  url = direct.href
  link = openRedisWireLink(url, timeoutMs)
})
beforeEach(() => way.setMode('pass'))
afterAll(async () => {
  link.close()
  await way.stop()
})

const key = (name: string) => `wire:${name}`

describe('the way to Redis by its own protocol', () => {
  it('answers in order, and each command for itself', async () => {
    const replies = await link.send([
      ['set', key('a'), 7],
      ['get', key('a')],
      ['hgetall', key('a')],
      ['get', key('none')],
      ['eval', "return {1, 'two', {redis.call('GET', KEYS[1])}}", 1, key('a')],
      ['incr', key('a')],
    ])
    expect(replies).toEqual([
      { result: 'OK' },
      { result: '7' },
      { error: expect.stringContaining('WRONGTYPE') },
      { result: null },
      { result: [1, 'two', ['7']] },
      { result: 8 },
    ])
  })

  it('rejects what a lost connection has carried, and opens another one', async () => {
    await link.send([['ping']])
    const lost = link.send([['blpop', key('nothing'), 1]])
    way.resetAll()
    await expect(lost).rejects.toThrow()
    expect(await link.send([['ping']])).toEqual([{ result: 'PONG' }])
    way.halfCloseAll()
    await expect.poll(() => link.send([['ping']]).catch(() => null)).toEqual([{ result: 'PONG' }])
  })

  it('rejects what is not answered in time, and carries it out never after that', async () => {
    await link.send([['set', key('late'), 'before']])
    way.setMode('blackHole')
    const startedAt = performance.now()
    await expect(link.send([['set', key('late'), 'after']])).rejects.toThrow()
    expect(performance.now() - startedAt).toBeLessThan(timeoutMs * 4)
    const meanwhile = link.send([['set', key('late'), 'meanwhile']])
    await expect(meanwhile).rejects.toThrow()
    way.resetAll()
    way.setMode('pass')
    await sleep(50)
    expect(await link.send([['get', key('late')]])).toEqual([{ result: 'before' }])
  })

  it('comes back after a Redis that was away', async () => {
    way.setMode('acceptAndClose')
    way.resetAll()
    await expect(link.send([['ping']])).rejects.toThrow()
    await expect(link.send([['ping']])).rejects.toThrow()
    way.setMode('pass')
    expect(await link.send([['ping']])).toEqual([{ result: 'PONG' }])
  })

  it('sends a script in full once Redis says that it does not know it', async () => {
    const { redis, close } = openRedis({ redisUrl: url })
    const script = `return '${crypto.randomUUID()}'`
    expect(await redis.eval(script, [], [])).toBe(script.slice(8, -1))
    expect(await redis.pipeline().eval(script, [], []).ping().exec()).toEqual([script.slice(8, -1), 'PONG'])
    await close()
  })

  it("takes the scripts of Upstash's rate limiter, also by their hash", async () => {
    const script = `#!lua flags=allow-key-locking\nreturn ARGV[1] .. '${crypto.randomUUID()}'`
    const hash = createHash('sha1').update(script).digest('hex')
    expect(await link.send([['evalsha', hash, 0, 'a']])).toEqual([
      { error: expect.stringMatching(/^NOSCRIPT/) },
    ])
    const [ran] = await link.send([['eval', script, 0, 'a']])
    expect(ran?.error).toBeUndefined()
    expect(await link.send([['evalsha', hash, 0, 'a']])).toEqual([ran])
  })

  it('hears a channel until it is let go of, or lost', async () => {
    const heard: (string | null)[] = []
    const leave = new AbortController()
    const reading = link.subscribe(key('channel'), leave.signal, message => heard.push(message))
    await expect.poll(() => heard).toEqual([null])
    await link.send([
      ['publish', key('channel'), 'one, two'],
      ['publish', key('other'), 'three'],
    ])
    await expect.poll(() => heard).toEqual([null, 'one, two'])
    leave.abort()
    await reading
    const publish = () => link.send([['publish', key('channel'), 'nobody hears']])
    await expect.poll(publish).toEqual([{ result: 0 }])

    const cut = link.subscribe(key('channel'), new AbortController().signal, message => heard.push(message))
    await expect.poll(() => heard).toHaveLength(3)
    way.resetAll()
    await cut
    way.setMode('acceptAndClose')
    await link.subscribe(key('channel'), new AbortController().signal, message => heard.push(message))
    expect(heard).toHaveLength(3)
  })
})
