import postgres from 'postgres'
import { openTokenIssuer } from '../test/token-issuer.ts'
import { fillProviders } from './fill-providers.ts'
import { forkServer } from './fork-server.ts'
import { openBenchPostgres } from './open-bench-postgres.ts'
import type { ServedApi, ServedApiInput } from './serve-api.ts'
import type { RedisAddress } from './serve-redis.ts'

export type CrowdServices = Awaited<ReturnType<typeof openCrowdServices>>

/** All that a server of the API needs, each in a process of its own, with so many providers; and servers of the API on it. */
export async function openCrowdServices(providers: number) {
  const [server, redis, issuer] = await Promise.all([
    openBenchPostgres(),
    forkServer<RedisAddress>('./serve-redis.ts', null),
    openTokenIssuer(),
  ])
  const databaseUrl = await server.createMigrated('crowd')
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  const providerIds = await fillProviders(sql, providers)
  await sql.end()
  const input: ServedApiInput = { databaseUrl, redis: redis.ready, issuer: issuer.issuer }
  return {
    providerIds,
    clientToken: (subject: string) => issuer.sign({ sub: subject, name: subject }),
    forkApi: () => forkServer<ServedApi>('./serve-api.ts', input),
    async close(): Promise<void> {
      issuer.close()
      await redis.close()
      await server.close()
    },
  }
}
