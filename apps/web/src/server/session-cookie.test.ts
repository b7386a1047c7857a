import { sealData } from 'iron-session'
import { beforeEach, expect, test, vi } from 'vitest'

const ada = { kind: 'client' as const, subject: 'ada', name: 'Ada' }
const secret = 'a secret of more than 32 characters'

beforeEach(() => {
  vi.useRealTimers()
  vi.resetModules()
  for (const name of ['DATABASE_URL', 'UPSTASH_REDIS_REST_TOKEN']) vi.stubEnv(name, 'x')
  for (const name of ['UPSTASH_REDIS_REST_URL', 'AUTH_ISSUER']) vi.stubEnv(name, 'http://localhost:9')
  vi.stubEnv('SESSION_SECRET', secret)
})

async function open() {
  const { newSession, readIdentityOf } = await import('./session-cookie.ts')
  const seal = (password: string) => sealData(newSession(ada, Date.now()), { password, ttl: 12 * 60 * 60 })
  const read = (cookie?: string) => readIdentityOf(new Headers(cookie === undefined ? {} : { cookie }))
  return { seal, read }
}

test('a cookie that we sealed says who is signed in, among other cookies and again', async () => {
  const { seal, read } = await open()
  const cookie = `zone=UTC; holdfast_session=${await seal(secret)}; other=1`
  expect(await read(cookie)).toEqual(ada)
  expect(await read(cookie)).toEqual(ada)
})

test('no cookie, one of another name, and one that somebody else sealed say nobody', async () => {
  const { seal, read } = await open()
  const foreign = await seal('another secret of more than 32 characters')
  expect(await read()).toBeNull()
  expect(await read(`other_holdfast_session=${await seal(secret)}`)).toBeNull()
  expect(await read(`holdfast_session=${foreign}`)).toBeNull()
  expect(await read('holdfast_session=nonsense')).toBeNull()
})

test('nobody is signed in for longer than 12 hours, whoever looked just before', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const { seal, read } = await open()
  const cookie = `holdfast_session=${await seal(secret)}`
  const signedInAt = Date.now()
  vi.setSystemTime(signedInAt + 12 * 60 * 60 * 1000 - 1000)
  expect(await read(cookie)).toEqual(ada)
  // Seals are taken for a minute more, since clocks differ.
  vi.setSystemTime(signedInAt + 12 * 60 * 60 * 1000 + 61_000)
  expect(await read(cookie)).toBeNull()
})
