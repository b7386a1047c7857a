import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const good = {
  DATABASE_URL: 'postgres://somebody:secret-password@127.0.0.1:5432/holdfast',
  UPSTASH_REDIS_REST_URL: 'http://127.0.0.1:8079',
  UPSTASH_REDIS_REST_TOKEN: 'secret-token',
  AUTH_ISSUER: 'http://localhost:3001',
  SESSION_SECRET: 'secret-of-at-least-thirty-two-characters',
}

beforeEach(() => {
  vi.resetModules()
  for (const [name, value] of Object.entries(good)) vi.stubEnv(name, value)
})
afterEach(() => vi.unstubAllEnvs())

const readEnv = async () => (await import('./env.ts')).env()

test('what is not set has the default of the documents', async () => {
  vi.stubEnv('PORT', '4321')
  expect(await readEnv()).toMatchObject({
    AUTH_AUDIENCE: 'urn:holdfast:api',
    AUTH_CLIENT_ID: 'holdfast-web',
    HOLDFAST_URL: 'http://localhost:4321',
    HOLDFAST_HOLD_TTL_SECONDS: 1800,
    HOST: '127.0.0.1',
    PORT: 4321,
    HOLDFAST_PAGES: 'built',
    LOG_LEVEL: 'warn',
    HOLDFAST_RATE_LIMITS: 'on',
  })
})

test('Redis is named by its own address or by that of its door', async () => {
  vi.stubEnv('UPSTASH_REDIS_REST_TOKEN', undefined)
  vi.stubEnv('REDIS_URL', 'redis://127.0.0.1:6379')
  await expect(readEnv()).rejects.toThrow('missing or wrong: UPSTASH_REDIS_REST_TOKEN')
  vi.stubEnv('REDIS_URL', undefined)
  vi.stubEnv('UPSTASH_REDIS_REST_URL', undefined)
  await expect(readEnv()).rejects.toThrow('missing or wrong: REDIS_URL')
  vi.stubEnv('REDIS_URL', 'http://127.0.0.1:6379')
  await expect(readEnv()).rejects.toThrow('missing or wrong: REDIS_URL')
  vi.stubEnv('REDIS_URL', 'rediss://:secret@redis.example:6379')
  expect((await readEnv()).REDIS_URL).toBe('rediss://:secret@redis.example:6379')
})

test('the origin of the site is an origin, however it is written', async () => {
  vi.stubEnv('HOLDFAST_URL', 'https://holdfast.test/')
  expect((await readEnv()).HOLDFAST_URL).toBe('https://holdfast.test')
})

test('a missing or wrong setting is named, and no value is told', async () => {
  vi.stubEnv('SESSION_SECRET', 'secret-too-short')
  vi.stubEnv('DATABASE_URL', undefined)
  const failure = await readEnv().catch((error: Error) => error.message)
  expect(failure).toBe('These settings are missing or wrong: DATABASE_URL, SESSION_SECRET')
})
