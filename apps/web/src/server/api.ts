import { createApi, type Log, openStores } from '@holdfast/api'
import { env } from '#env.ts'

const log: Log = event => process.stderr.write(`${JSON.stringify(event)}\n`)

/**
 * The connections of this process. Next bundles pages and routes apart, each with this module for itself, and a hot reload makes
 * it anew; the connections stay the same ones.
 */
const kept = globalThis as typeof globalThis & { holdfastStores?: ReturnType<typeof openStores> }

let api: ReturnType<typeof createApi> | undefined

export function getApi() {
  api ??= openApi()
  return api
}

function openApi() {
  const settings = env()
  kept.holdfastStores ??= openStores({
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.UPSTASH_REDIS_REST_URL,
    redisToken: settings.UPSTASH_REDIS_REST_TOKEN,
    holdTtlSeconds: settings.HOLDFAST_HOLD_TTL_SECONDS,
  })
  const { AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience } = settings
  return createApi({ stores: kept.holdfastStores, issuer, audience, log })
}
