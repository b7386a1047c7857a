import { holdTtlSeconds } from '@holdfast/shared/rules/limits'
import { z } from 'zod'

const settings = z
  .object({
    NODE_ENV: z.string().default('production'),
    /** Where our own server listens (server/main.ts); 0 is any free port. */
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    /** Whether it shows pages: as they were built, compiled again as they are edited, or none. */
    HOLDFAST_PAGES: z.enum(['built', 'hot', 'off']).default('built'),
    DATABASE_URL: z.string().min(1),
    /** Either a Redis that is spoken to itself, or one behind a REST door. */
    REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
    UPSTASH_REDIS_REST_URL: z.url({ protocol: /^https?$/ }).optional(),
    UPSTASH_REDIS_REST_TOKEN: z.string().min(1).optional(),
    AUTH_ISSUER: z.url(),
    AUTH_AUDIENCE: z.string().min(1).default('urn:holdfast:api'),
    AUTH_CLIENT_ID: z.string().min(1).default('holdfast-web'),
    AUTH_CLIENT_SECRET: z.string().min(1).optional(),
    SESSION_SECRET: z.string().min(32),
    /** The one origin under which people know this site. */
    HOLDFAST_URL: z.url().transform(url => new URL(url).origin),
    /** The least that is worth a line: `info` tells of every call. */
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
    HOLDFAST_RATE_LIMITS: z.enum(['on', 'off']).default('on'),
    /** Where a trusted proxy puts the caller's address. */
    HOLDFAST_ADDRESS_HEADER: z
      .string()
      .regex(/^[\w-]+$/)
      .optional(),
    HOLDFAST_HOLD_TTL_SECONDS: z.coerce.number().int().min(1).default(holdTtlSeconds),
  })
  .refine(given => given.REDIS_URL ?? given.UPSTASH_REDIS_REST_URL, { path: ['REDIS_URL'] })
  .refine(given => !given.UPSTASH_REDIS_REST_URL === !given.UPSTASH_REDIS_REST_TOKEN, {
    path: ['UPSTASH_REDIS_REST_TOKEN'],
  })

export type Env = z.infer<typeof settings>

let known: Env | undefined

/**
 * The settings of this process, read when first wanted, since a build has none. Throws with the names, never the values,
 * of those that are missing or wrong.
 */
export function env(): Env {
  known ??= readEnv()
  return known
}

function readEnv(): Env {
  const { PORT = '3000' } = process.env
  const result = settings.safeParse({ HOLDFAST_URL: `http://localhost:${PORT}`, ...process.env })
  if (result.success) return result.data
  const wrong = result.error.issues.map(issue => issue.path.join('.'))
  throw new Error(`These settings are missing or wrong: ${wrong.join(', ')}`)
}
