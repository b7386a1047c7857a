import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { awaitLine } from './await-line.ts'
import { childEnvironment, repositoryDir } from './env.ts'
import { findFreePort } from './free-port.ts'
import { spawnLeashed } from './leash.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

// The site's own server says how it is, ends without cutting anybody off, and never goes on after a failure that nobody caught.

const webDir = join(repositoryDir, 'apps/web')
const nowhere = 'http://127.0.0.1:9'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** The real process, without pages. */
async function startSite(env: Record<string, string> = {}, nodeOptions: string[] = []) {
  const port = await findFreePort()
  const site = spawnLeashed(process.execPath, [...nodeOptions, join(webDir, 'src/server/main.ts')], {
    cwd: webDir,
    env: childEnvironment({
      DATABASE_URL: database.url,
      REDIS_URL: inject('redisUrl'),
      UPSTASH_REDIS_REST_URL: undefined,
      UPSTASH_REDIS_REST_TOKEN: undefined,
      AUTH_ISSUER: nowhere,
      SESSION_SECRET: 'a secret of more than 32 characters',
      HOLDFAST_PAGES: 'off',
      PORT: String(port),
      ...env,
    }),
    stopSignal: 'TERM',
  })
  const said: string[] = []
  site.stderr.on('data', chunk => said.push(String(chunk)))
  await awaitLine(site, 'The site', line => line.includes('listens on'))
  const signal = (name: NodeJS.Signals) => process.kill(site.child.pid as number, name)
  return { ...site, port, url: `http://127.0.0.1:${port}`, said, signal }
}

async function openSocket(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' })
  await once(socket, 'connect')
  socket.on('error', () => {})
  return socket
}

/** A call that the server has begun to answer and that waits for its body, which `finish` sends. */
async function beginCall(port: number) {
  const socket = await openSocket(port)
  const body = JSON.stringify({ holdId: '6f1f0f5e-4c6d-4f0b-9a3a-0d6b4a1d1f10' })
  const headers = ['host: x', 'content-type: application/json', `content-length: ${body.length}`]
  socket.write(
    ['POST /api/trpc/hold.release HTTP/1.1', ...headers, 'expect: 100-continue', '\r\n'].join('\r\n'),
  )
  await once(socket, 'data')
  return {
    finish(): Promise<string> {
      socket.write(body)
      return text(socket)
    },
  }
}

const readyAt = async (url: string) => {
  const answer = await fetch(`${url}/readyz`)
  return [answer.status, await answer.json()]
}

describe('health', () => {
  it('is live and ready with both stores, for anybody, kept by no cache', async () => {
    const site = await startSite()
    expect(await readyAt(site.url)).toEqual([200, { status: 'ready', postgres: true, redis: true }])
    const live = await fetch(`${site.url}/livez`)
    expect([live.status, live.headers.get('cache-control')]).toEqual([200, 'no-store'])
    await site.stop()
  })

  it('is ready without Redis, and says so', async () => {
    const site = await startSite({ REDIS_URL: 'redis://127.0.0.1:9' })
    expect(await readyAt(site.url)).toEqual([200, { status: 'degraded', postgres: true, redis: false }])
    await site.stop()
  })

  it('is live but not ready without PostgreSQL', async () => {
    const site = await startSite({ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' })
    expect(await readyAt(site.url)).toEqual([503, { status: 'unready', postgres: false, redis: true }])
    expect((await fetch(`${site.url}/livez`)).status).toBe(200)
    await site.stop()
  })
})

describe('told to end', () => {
  it('finishes what runs, ends its streams, is not ready, takes nobody new, and ends with 0', async () => {
    const site = await startSite()
    const call = await beginCall(site.port)
    const early = await openSocket(site.port)
    const stream = await fetch(
      `${site.url}/api/trpc/slot.watch?input={"providerId":"${await firstProvider()}"}`,
    )
    const heard = stream.text()
    await expect.poll(async () => (await fetch(`${site.url}/livez`)).status).toBe(200)

    site.signal('SIGTERM')
    expect(await heard).toContain('event: connected')
    early.end('GET /readyz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
    expect(await text(early)).toMatch(/^HTTP\/1.1 503 .*"ending"/s)
    await expect(openSocket(site.port)).rejects.toThrow()
    const answer = await call.finish()
    expect(answer).toMatch(/^HTTP\/1.1 401 /)
    expect(answer).toMatch(/^connection: close\r$/im)
    expect(await site.exited).toBe('ended with code 0')
  })

  it('waits no longer than 8 seconds for what does not end', async () => {
    const site = await startSite()
    await beginCall(site.port)
    site.signal('SIGINT')
    expect(await site.exited).toBe('ended with code 0')
  })

  it('ends at once when it is told again', async () => {
    const site = await startSite()
    await beginCall(site.port)
    site.signal('SIGTERM')
    await expect.poll(() => openSocket(site.port).catch(() => 'refused')).toBe('refused')
    site.signal('SIGTERM')
    expect(await site.exited).toBe('ended with code 1')
  })
})

describe('a failure that nobody caught', () => {
  it.each(['throw failure', 'void Promise.reject(failure)'])(
    'ends the process with 1, and is told without its message: %s',
    async fail => {
      const onSignal = `process.on('SIGUSR2', () => { const failure = new RangeError('of Ada Lovelace'); ${fail} })`
      // Its frames name this address, so that the words must not stand in it.
      const preload = `data:text/javascript;base64,${btoa(onSignal)}`
      const site = await startSite({}, ['--import', preload])
      site.signal('SIGUSR2')
      expect(await site.exited).toBe('ended with code 1')
      expect(site.said.join('')).toMatch(/"level":"fatal".*"outcome":"crashed".*RangeError/)
      expect(site.said.join('')).not.toContain('Lovelace')
    },
  )
})

async function firstProvider(): Promise<string> {
  const id = '0b4f2f0e-6a1c-4c59-8d0e-5a2b1d3c4e5f'
  const sql = postgres(database.url, { max: 1 })
  await sql`insert into providers (id, slug, name, time_zone, notice_minutes, horizon_days)
    values (${id}, 'somebody', 'Somebody', 'UTC', 1440, 60)`
  await sql.end()
  return id
}
