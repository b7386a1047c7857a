import { join } from 'node:path'
import { createDatabase } from '@holdfast/dev/database'
import { migrateDatabase } from '@holdfast/dev/migrate'
import { startPostgres } from '@holdfast/dev/postgres'
import { startRedis } from '@holdfast/dev/redis'
import { startRedisRest } from '@holdfast/dev/redis-rest'
import { makeTempFolder } from '@holdfast/dev/temp-folder'
import { Redis } from '@upstash/redis'
import postgres from 'postgres'
import { openTokenIssuer } from '../test/token-issuer.ts'
import { startServer } from './start-server.ts'

/** What the API stands on, and the API itself as a process. */
export async function openStoreServices() {
  const folder = await makeTempFolder()
  const [server, redis, issuer] = await Promise.all([
    startPostgres({ dataDir: join(folder.path, 'postgres') }),
    startRedis(),
    openTokenIssuer(),
  ])
  const rest = await startRedisRest({ redisUrl: redis.url })
  const databaseUrl = await createDatabase(server.url, 'store')
  await migrateDatabase(databaseUrl)
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => {} })
  const api = await startServer(join(import.meta.dirname, 'store-server.ts'), [
    databaseUrl,
    redis.url,
    issuer.issuer,
  ])
  return {
    sql,
    url: api.url,
    redis: new Redis({ url: rest.url, token: rest.token }),
    tokenOf: (subject: string) => issuer.sign({ sub: subject, name: subject }),
    async close(): Promise<void> {
      await Promise.all([api.stop(), sql.end()])
      issuer.close()
      await rest.stop()
      await Promise.all([redis.stop(), server.stop()])
      await folder.remove()
    },
  }
}
