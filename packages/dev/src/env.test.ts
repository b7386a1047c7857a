import { expect, it } from 'vitest'
import { readSettings, repositoryDir, SettingsError } from './env.ts'

// A setting is what was meant, or is named; what is secret is never repeated.

it('has a default for everything that it does not embed', () => {
  expect(readSettings({})).toEqual({
    port: 3000,
    dataDir: `${repositoryDir}/.holdfast`,
    webUrl: 'http://localhost:3000',
    databaseUrl: undefined,
    redisUrl: undefined,
    redisRest: undefined,
    auth: {
      issuer: undefined,
      audience: 'urn:holdfast:api',
      clientId: 'holdfast-web',
      clientSecret: undefined,
    },
    sessionSecret: undefined,
    holdTtlSeconds: 1800,
    rateLimits: true,
  })
})

it('takes what is given, and an empty value for none', () => {
  const settings = readSettings({
    PORT: '4100',
    HOLDFAST_DATA_DIR: '/data',
    HOLDFAST_URL: 'https://booking.example/',
    DATABASE_URL: 'postgresql://me:secret@host:5432/holdfast?sslmode=verify-full',
    UPSTASH_REDIS_REST_URL: 'https://redis.example',
    UPSTASH_REDIS_REST_TOKEN: 'token',
    AUTH_ISSUER: '',
    HOLDFAST_HOLD_TTL_SECONDS: '5',
    HOLDFAST_RATE_LIMITS: 'off',
  })
  expect(settings).toMatchObject({
    port: 4100,
    dataDir: '/data',
    webUrl: 'https://booking.example',
    databaseUrl: 'postgresql://me:secret@host:5432/holdfast?sslmode=verify-full',
    redisRest: { url: 'https://redis.example', token: 'token' },
    auth: { issuer: undefined },
    holdTtlSeconds: 5,
    rateLimits: false,
  })
})

it.each([
  ['PORT', 'many'],
  ['PORT', '0'],
  ['PORT', '65535'],
  ['PORT', '3000.5'],
  ['HOLDFAST_URL', 'nowhere'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['REDIS_URL', 'http://localhost'],
  ['UPSTASH_REDIS_REST_URL', 'redis://secret@localhost'],
  ['AUTH_ISSUER', 'nobody'],
  ['SESSION_SECRET', 'too short to be secret'],
  ['HOLDFAST_HOLD_TTL_SECONDS', 'half an hour'],
  ['HOLDFAST_HOLD_TTL_SECONDS', '-7'],
  ['HOLDFAST_RATE_LIMITS', 'perhaps'],
])('refuses %s=%s in one line with its name and without its value', (name, value) => {
  const line = refusalOf({ [name]: value })
  expect(line).toMatch(new RegExp(`^${name} (must|is) [^\\n]+\\.$`))
  expect(line).not.toContain(value === '0' ? '=0' : value)
})

it('wants the two settings of Upstash together', () => {
  expect(refusalOf({ UPSTASH_REDIS_REST_URL: 'https://redis.example' })).toContain('UPSTASH_REDIS_REST_TOKEN')
  expect(refusalOf({ UPSTASH_REDIS_REST_TOKEN: 'token' })).toContain('UPSTASH_REDIS_REST_TOKEN')
})

function refusalOf(env: Record<string, string>): string {
  try {
    readSettings(env)
  } catch (error) {
    if (error instanceof SettingsError) return error.message
    throw error
  }
  throw new Error('Nothing was refused.')
}
