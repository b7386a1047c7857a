import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { createDatabase } from './database.ts'
import { migrateDatabase } from './migrate.ts'
import { startPostgres } from './postgres.ts'
import { startRedis } from './redis.ts'
import { startRedisRest } from './redis-rest.ts'
import { makeTempFolder } from './temp-folder.ts'

/** What integration tests find with `inject`. */
interface TestServices {
  /** A throw-away PostgreSQL, at its maintenance database, as superuser. */
  postgresUrl: string
  /** A migrated database to clone; nobody connects to it. */
  templateName: string
  /** A throw-away Redis, shared by all test files, and its REST door. */
  redisUrl: string
  redisRestUrl: string
  redisRestToken: string
}

declare module 'vitest' {
  export interface ProvidedContext extends TestServices {}
}

const templateName = 'holdfast_template'

/** A vitest `globalSetup`: services for the whole run, gone with it. */
export default async function startTestServices(project: TestProject): Promise<() => Promise<void>> {
  const folder = await makeTempFolder()
  const [postgres, redis] = await Promise.all([
    startPostgres({ dataDir: join(folder.path, 'postgres'), throwAway: true }),
    startRedis(),
  ])
  const redisRest = await startRedisRest({ redisUrl: redis.url })
  await migrateDatabase(await createDatabase(postgres.url, templateName))
  project.provide('postgresUrl', postgres.url)
  project.provide('templateName', templateName)
  project.provide('redisUrl', redis.url)
  project.provide('redisRestUrl', redisRest.url)
  project.provide('redisRestToken', redisRest.token)
  return async () => {
    await redisRest.stop()
    await Promise.all([postgres.stop(), redis.stop()])
    await folder.remove()
  }
}
