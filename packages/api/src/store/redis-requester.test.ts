import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { openRedisRequester } from './redis-requester.ts'

type Command = (string | number)[]
type Answer = (commands: Command[], response: ServerResponse, count: number) => void

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach(close => void close()))

const echo = (commands: Command[]) => JSON.stringify(commands.map(command => ({ result: command })))

/** A door of Redis that answers as told, and what it was asked. */
async function openDoor(answer: Answer) {
  const asked: Command[][] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const commands = JSON.parse(body) as Command[]
    answer(commands, response, asked.push(commands))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  const redisUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { requester, laterRequester, settled, close } = openRedisRequester({ redisUrl, redisToken: 'token' })
  const ask = (...command: Command) => requester.request({ body: command })
  const askLater = (...command: Command) => laterRequester.request({ body: command })
  return { asked, close, settled, ask, askLater, requester }
}

describe('the requester of Redis', () => {
  it('sends in few requests what many ask for at once, and gives to each what is theirs', async () => {
    const { asked, ask, requester } = await openDoor((commands, response) => {
      setTimeout(() => response.end(echo(commands)), 20)
    })
    const single = Array.from({ length: 100 }, (_, i) => ask('GET', i))
    const pipeline = requester.request({
      path: ['pipeline'],
      body: [
        ['A', 1],
        ['B', 2],
      ],
    })
    expect(await Promise.all(single)).toEqual(Array.from({ length: 100 }, (_, i) => ({ result: ['GET', i] })))
    expect(await pipeline).toEqual([{ result: ['A', 1] }, { result: ['B', 2] }])
    expect(asked.length).toBeLessThan(10)
    expect(asked.flat()).toHaveLength(102)
  })

  it('sends what nobody waits for along with what somebody does, and soon by itself', async () => {
    const { asked, ask, askLater, settled } = await openDoor((commands, response) =>
      response.end(echo(commands)),
    )
    const [first, second] = [askLater('LATER', 1), askLater('LATER', 2)]
    expect(await ask('NOW')).toEqual({ result: ['NOW'] })
    expect(await Promise.all([first, second])).toEqual([{ result: ['LATER', 1] }, { result: ['LATER', 2] }])
    expect(asked).toEqual([[['NOW'], ['LATER', 1], ['LATER', 2]]])
    expect(await askLater('ALONE')).toEqual({ result: ['ALONE'] })
    const last = askLater('LAST')
    await settled()
    expect(asked).toHaveLength(3)
    expect(await last).toEqual({ result: ['LAST'] })
  })

  it('gives the error of one command to its caller alone', async () => {
    const { ask } = await openDoor((commands, response) => {
      response.end(
        JSON.stringify(commands.map(([name]) => (name === 'BAD' ? { error: 'ERR no' } : { result: 1 }))),
      )
    })
    expect(await Promise.all([ask('BAD'), ask('GOOD'), ask('GOOD')])).toEqual([
      { error: 'ERR no' },
      { result: 1 },
      { result: 1 },
    ])
  })

  it('sends a script by its hash, and in full once Redis says that it does not know it', async () => {
    const { asked, ask } = await openDoor((commands, response, count) => {
      response.end(
        JSON.stringify(
          commands.map(() => (count === 1 ? { error: 'NOSCRIPT No matching script.' } : { result: 'ran' })),
        ),
      )
    })
    expect(await ask('eval', 'return 1', 0)).toEqual({ result: 'ran' })
    expect(asked).toEqual([
      [['evalsha', 'e0e1f9fabfc9d4800c877a703b823ac0578ff8db', 0]],
      [['eval', 'return 1', 0]],
    ])
  })

  it.each<[string, Answer]>([
    ['a page of HTML', (_, response) => response.end('<html>Bad gateway</html>')],
    ['a failure with the right shape', (commands, response) => response.writeHead(502).end(echo(commands))],
    ['too few replies', (commands, response) => response.end(echo(commands.slice(1)))],
    ['too many replies', (commands, response) => response.end(echo([...commands, ['MORE']]))],
    ['a connection that is cut before the answer', (_, response) => response.destroy()],
    [
      'half an answer',
      (_, response) => {
        response.writeHead(200, { 'content-length': 100 }).write('[{"result"')
        setTimeout(() => response.destroy(), 20)
      },
    ],
  ])('rejects all who were in one request for %s, and sends nothing again', async (_, answer) => {
    const { asked, ask } = await openDoor(answer)
    const settled = await Promise.allSettled([
      ask('SET', 'a'),
      ask('SET', 'b'),
      ask('SET', 'c'),
      ask('SET', 'd'),
      ask('SET', 'e'),
    ])
    expect(settled.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'rejected'))
    expect(asked.flat()).toHaveLength(5)
  })

  it('rejects who was not answered in time, also who has only waited for others', async () => {
    const { asked, ask } = await openDoor(() => {})
    const first = await Promise.allSettled(Array.from({ length: 3 }, () => ask('FIRST')))
    expect(first.every(({ status }) => status === 'rejected')).toBe(true)
    const stuck = Array.from({ length: 3 }, () => ask('STUCK').catch(() => 'late'))
    await sleep(10)
    const waited = Array.from({ length: 50 }, () => ask('WAITED').catch(() => 'late'))
    expect(new Set(await Promise.all([...stuck, ...waited]))).toEqual(new Set(['late']))
    await sleep(50)
    const names = asked.flat().map(([name]) => name)
    expect(names.filter(name => name === 'FIRST')).toHaveLength(3)
    expect(names.filter(name => name === 'STUCK')).toHaveLength(3)
  })

  it('comes back after a door that was away', async () => {
    let away = true
    const { ask } = await openDoor((commands, response) => {
      if (away) response.destroy()
      else response.end(echo(commands))
    })
    await expect(ask('GET', 1)).rejects.toThrow()
    away = false
    expect(await ask('GET', 2)).toEqual({ result: ['GET', 2] })
  })

  it('lets what is on its way end before it closes', async () => {
    const { ask, close } = await openDoor((commands, response) => {
      setTimeout(() => response.end(echo(commands)), 50)
    })
    const asked = ask('GET', 1)
    await close()
    expect(await asked).toEqual({ result: ['GET', 1] })
  })
})
