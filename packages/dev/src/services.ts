import { join } from 'node:path'
import { ensureDatabase } from './database.ts'
import type { Settings } from './env.ts'
import { startIssuer } from './issuer.ts'
import { migrateDatabase } from './migrate.ts'
import { startPostgres } from './postgres.ts'
import { startRedis } from './redis.ts'
import { askRedis } from './redis-connection.ts'
import type { Runnings } from './running.ts'
import { seedDemo } from './seed.ts'

const databaseName = 'holdfast'

export interface Services {
  databaseUrl: string
  redis: { url: string } | { restUrl: string; restToken: string }
  issuer: string
  /** What each one is, in words. */
  summary: { database: string; redis: string; signIn: string }
}

/**
 * Starts whatever of the services is not given from outside, with its data in the data folder, and brings the database to the newest
 * schema. The demo is seeded where its people can sign in and nobody else offers visits.
 */
export async function startServices(settings: Settings, runnings: Runnings): Promise<Services> {
  const [database, redis, signIn] = await Promise.all([
    provideDatabase(settings, runnings),
    provideRedis(settings, runnings),
    provideIssuer(settings, runnings),
  ])
  if (!settings.auth.issuer) await seedDemo(database.url, Date.now())
  return {
    databaseUrl: database.url,
    redis: redis.address,
    issuer: signIn.issuer,
    summary: { database: database.summary, redis: redis.summary, signIn: signIn.summary },
  }
}

async function provideDatabase({ databaseUrl, dataDir }: Settings, runnings: Runnings) {
  if (databaseUrl) {
    await usable('The database of DATABASE_URL', migrateDatabase(databaseUrl))
    return { url: databaseUrl, summary: 'PostgreSQL of DATABASE_URL' }
  }
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres') })
  runnings.add({ name: 'PostgreSQL', ...postgres })
  const url = await ensureDatabase(postgres.url, databaseName)
  await migrateDatabase(url)
  return { url, summary: 'PostgreSQL 18' }
}

async function provideRedis({ redisRest, redisUrl, dataDir }: Settings, runnings: Runnings) {
  if (redisRest) {
    const address = { restUrl: redisRest.url, restToken: redisRest.token }
    return { address, summary: 'Redis of UPSTASH_REDIS_REST_URL' }
  }
  const redis = await startRedis({ dataDir: join(dataDir, 'redis'), externalUrl: redisUrl })
  runnings.add({ name: 'Redis', ...redis })
  await usable(redisUrl ? 'The Redis of REDIS_URL' : 'Redis', askRedis(redis.url))
  const summaries = { external: 'Redis of REDIS_URL', server: 'Redis', embedded: 'embedded Redis' }
  return { address: { url: redis.url }, summary: summaries[redis.kind] }
}

async function provideIssuer({ auth, port, dataDir, webUrl }: Settings, runnings: Runnings) {
  if (auth.issuer) return { issuer: auth.issuer, summary: `at ${auth.issuer}` }
  const { audience, clientId } = auth
  const issuer = await startIssuer({
    port: port + 1,
    dataDir: join(dataDir, 'sign-in'),
    audience,
    clientId,
    webUrl,
  })
  runnings.add({ name: 'The sign-in server', ...issuer })
  return { issuer: issuer.issuer, summary: '' }
}

/** Says of what somebody else runs which setting it came from. */
function usable<T>(name: string, used: Promise<T>): Promise<T> {
  return used.catch(error => {
    throw new Error(`${name} cannot be used: ${error.message}`, { cause: error })
  })
}
