import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createApi, openStores } from '@holdfast/api'
import { initTRPC } from '@trpc/server'
import { afterEach, expect, test } from 'vitest'
import { createSite } from '#server/create-site.ts'
import { isUnknownOutcome } from '#trpc/retry-unknown.ts'

/** Stores that no procedure of this file needs. */
const nowhere = 'http://127.0.0.1:9'
const stores = openStores({
  databaseUrl: 'postgres://nobody@127.0.0.1:9/none',
  redisUrl: nowhere,
  redisToken: 'none',
  holdTtlSeconds: 60,
  rateLimits: false,
})

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** A site on which two requests may run at a time. `finish` lets a call end that was begun. */
async function openSite() {
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
  const t = initTRPC.create()
  const router = t.router({
    wait: t.procedure.query(() => finished.then(() => 'done')),
    stream: t.procedure.subscription(async function* () {
      yield 'begun'
      await finished
    }),
  })
  const settings = { stores, issuer: nowhere, audience: 'x', log: () => {}, addressHeader: null }
  const { server } = createSite({
    api: createApi(settings, router),
    showPage: (_, outgoing) => void finished.then(() => outgoing.end('a page')),
    isHot: false,
    runningMax: 2,
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  ends.push(finish, () => server.close())
  const running = () => new Promise<number>(resolve => server.getConnections((_, count) => resolve(count)))
  return { url, finish, running }
}

test('what is more than the server can do at once is told to come back, as a client understands it, and nothing else is lost', async () => {
  const { url, finish, running } = await openSite()
  const begun = [fetch(`${url}/api/trpc/wait`), fetch(`${url}/`)]
  await expect.poll(running).toBe(2)

  const call = await fetch(`${url}/api/trpc/wait`)
  expect([call.status, call.headers.get('retry-after')]).toEqual([503, '2'])
  const { error } = (await call.json()) as { error: { data: { bookingError: unknown } } }
  expect(error.data.bookingError).toEqual({ code: 'storage_unavailable', retryable: true, detail: null })
  expect(isUnknownOutcome(Object.assign(new Error(), error))).toBe(true)

  const rest = await fetch(`${url}/api/v1/providers`)
  expect([rest.status, rest.headers.get('retry-after'), await rest.json()]).toMatchObject([
    503,
    '2',
    { code: 'storage_unavailable', retryable: true },
  ])
  const page = await fetch(`${url}/providers/jekyll`)
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '2'])
  expect((await fetch(`${url}/livez`)).status).toBe(200)

  finish()
  expect((await Promise.all(begun)).map(({ status }) => status)).toEqual([200, 200])
  await Promise.all(begun.map(async answer => (await answer).text()))
  expect((await fetch(`${url}/api/trpc/wait`)).status).toBe(200)
})

test('streams take no place of those who call', async () => {
  const { url, finish } = await openSite()
  const leaving = new AbortController()
  const streams = await Promise.all(
    Array.from({ length: 5 }, () => fetch(`${url}/api/trpc/stream`, { signal: leaving.signal })),
  )
  expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  finish()
  expect((await fetch(`${url}/api/trpc/wait`)).status).toBe(200)
  leaving.abort()
})
