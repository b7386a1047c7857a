import { createApi, openStores } from '@holdfast/api'
import { env } from '#env.ts'
import { openLog } from '#server/log.ts'

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
    redisUrl: (settings.UPSTASH_REDIS_REST_URL ?? settings.REDIS_URL) as string,
    redisToken: settings.UPSTASH_REDIS_REST_TOKEN,
    holdTtlSeconds: settings.HOLDFAST_HOLD_TTL_SECONDS,
    rateLimits: settings.HOLDFAST_RATE_LIMITS === 'on',
  })
  return createApi({
    stores: kept.holdfastStores,
    issuer: settings.AUTH_ISSUER,
    audience: settings.AUTH_AUDIENCE,
    log: openLog(),
    addressHeader: settings.HOLDFAST_ADDRESS_HEADER ?? null,
  })
}

/** Lets running statements end. */
export async function closeStores(): Promise<void> {
  await kept.holdfastStores?.close()
}
