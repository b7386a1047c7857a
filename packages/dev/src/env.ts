import { randomBytes } from 'node:crypto'
import { isAbsolute, join, resolve } from 'node:path'
import { holdTtlSeconds } from '@holdfast/shared/rules/limits'
import { z } from 'zod'
import { readOrWriteOnce } from './write-once.ts'

/** The repository, which every task runs in. */
export const repositoryDir = resolve(import.meta.dirname, '../../..')

const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be an address such as ${example}` })
const httpUrl = (example: string) => url(/^https?$/, example)

const settings = z
  .object({
    PORT: z.coerce
      .number({ error: 'must be a port number' })
      .int({ error: 'must be a port number' })
      .min(1, { error: 'must be a port number' })
      .max(65534, { error: 'must be a port number, and the next one is needed as well' })
      .default(3000),
    HOLDFAST_DATA_DIR: z.string().default('.holdfast'),
    HOLDFAST_URL: httpUrl('https://booking.example').optional(),
    DATABASE_URL: url(/^postgres(ql)?$/, 'postgres://user@host/database').optional(),
    REDIS_URL: url(/^rediss?$/, 'redis://host:6379').optional(),
    UPSTASH_REDIS_REST_URL: httpUrl('https://name.upstash.io').optional(),
    UPSTASH_REDIS_REST_TOKEN: z.string().optional(),
    AUTH_ISSUER: httpUrl('https://issuer.example').optional(),
    AUTH_AUDIENCE: z.string().default('urn:holdfast:api'),
    AUTH_CLIENT_ID: z.string().default('holdfast-web'),
    AUTH_CLIENT_SECRET: z.string().optional(),
    SESSION_SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
    HOLDFAST_HOLD_TTL_SECONDS: z.coerce
      .number({ error: 'must be a number of seconds' })
      .int({ error: 'must be a whole number of seconds' })
      .min(1, { error: 'must be at least 1 second' })
      .default(holdTtlSeconds),
    HOLDFAST_RATE_LIMITS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  })
  .refine(given => !given.UPSTASH_REDIS_REST_URL === !given.UPSTASH_REDIS_REST_TOKEN, {
    path: ['UPSTASH_REDIS_REST_TOKEN'],
    error: 'is needed together with UPSTASH_REDIS_REST_URL',
  })

/** What the whole product is told from outside. What is not given is embedded, generated or a default. */
export interface Settings {
  port: number
  /** Absolute. */
  dataDir: string
  /** The origin under which people know the site. */
  webUrl: string
  databaseUrl: string | undefined
  redisUrl: string | undefined
  redisRest: { url: string; token: string } | undefined
  auth: { issuer: string | undefined; audience: string; clientId: string; clientSecret: string | undefined }
  sessionSecret: string | undefined
  holdTtlSeconds: number
  rateLimits: boolean
}

/** What is wrong with a setting; the message is one line. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/** Reads the settings. Throws `SettingsError` with the name of the first that is wrong, and never with its value. */
export function readSettings(given: NodeJS.ProcessEnv = process.env): Settings {
  const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value))
  const result = settings.safeParse(named)
  if (!result.success) {
    const [issue] = result.error.issues
    throw new SettingsError(`${issue?.path.join('.')} ${issue?.message}.`)
  }
  const env = result.data
  const dataDir = isAbsolute(env.HOLDFAST_DATA_DIR)
    ? env.HOLDFAST_DATA_DIR
    : join(repositoryDir, env.HOLDFAST_DATA_DIR)
  const { UPSTASH_REDIS_REST_URL: restUrl, UPSTASH_REDIS_REST_TOKEN: restToken } = env
  return {
    port: env.PORT,
    dataDir,
    webUrl: new URL(env.HOLDFAST_URL ?? `http://localhost:${env.PORT}`).origin,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    redisRest: restUrl && restToken ? { url: restUrl, token: restToken } : undefined,
    auth: {
      issuer: env.AUTH_ISSUER,
      audience: env.AUTH_AUDIENCE,
      clientId: env.AUTH_CLIENT_ID,
      clientSecret: env.AUTH_CLIENT_SECRET,
    },
    sessionSecret: env.SESSION_SECRET,
    holdTtlSeconds: env.HOLDFAST_HOLD_TTL_SECONDS,
    rateLimits: env.HOLDFAST_RATE_LIMITS === 'on',
  }
}

/** The secret that seals sessions: the given one, else one that is made once and kept. */
export async function sessionSecretOf({ sessionSecret, dataDir }: Settings): Promise<string> {
  const makeSecret = () => randomBytes(32).toString('hex')
  return sessionSecret ?? readOrWriteOnce(join(dataDir, 'session-secret'), makeSecret)
}

/** The environment of a child: ours, without telemetry, and with what is added. */
export function childEnvironment(added: Record<string, string | undefined> = {}): NodeJS.ProcessEnv {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: '1', TURBO_TELEMETRY_DISABLED: '1', ...added }
}

/** The Chromium to test with, when somebody wants a certain one. */
export function givenBrowser(): string | undefined {
  return process.env.CHROMIUM_PATH || undefined
}
