import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { clientAccount, newProviderAccount } from '../../account.ts'
import { findFreePort } from '../../free-port.ts'
import { startIssuer } from '../../issuer.ts'
import { signToken } from '../../sign-token.ts'
import { makeTempFolder } from '../../temp-folder.ts'
import { createFaultCounts, type FaultCounts } from '../fault-counts.ts'
import { type HttpFault, startHttpFaults } from '../http-faults.ts'
import type { Random } from '../random.ts'
import { startTcpProxy, type TcpCut, type TcpProxy } from '../tcp-proxy.ts'
import { type PostgresProcess, startPostgresProcess } from './postgres-process.ts'
import { type RedisProcess, startRedisProcess } from './redis-process.ts'
import { createServerProcess, type ServerProcess } from './server-process.ts'

const audience = 'urn:holdfast:api'
export const serverCount = 2

/**
 * One server with everything that stands between it, its stores and those who ask it. The first speaks to Redis itself, the other through
 * the REST door.
 */
export interface StagedServer {
  process: ServerProcess
  /** Where callers reach it, through faults. */
  url: string
  toPostgres: TcpProxy
  toRedis: TcpProxy
}

/** What becomes of a request on its way to a server, or to the REST door of Redis. */
export interface Weather {
  toServer: () => HttpFault
  toRedis: () => HttpFault
  /** Of a piece that a server sends to Redis itself. */
  toRedisWire: () => TcpCut
  /** Of a piece that a server sends to PostgreSQL. */
  toPostgres: () => TcpCut
}

/** Everything that a proof runs on, on this machine alone. */
export interface Stage {
  postgres: PostgresProcess
  redis: RedisProcess
  servers: StagedServer[]
  counts: FaultCounts
  weather: Weather
  clientToken(name: string): Promise<{ subject: string; token: string }>
  /** Two people of one provider have two names and one practice. */
  providerToken(
    practice: string,
    name: string,
  ): Promise<{ subject: string; token: string; providerId: string }>
  close(): Promise<void>
}

export interface StageOptions {
  random: Random
  holdTtlSeconds: number
  /** Modules that each server loads before itself. */
  preloads?: readonly string[]
}

export async function openStage({ random, holdTtlSeconds, preloads = [] }: StageOptions): Promise<Stage> {
  const folder = await makeTempFolder()
  const closers: (() => Promise<void>)[] = [folder.remove]
  const close = async () => {
    for (const closer of closers.toReversed()) await closer()
  }
  const counts = createFaultCounts()
  const weather: Weather = {
    toServer: () => 'none',
    toRedis: () => 'none',
    toRedisWire: () => 'none',
    toPostgres: () => 'none',
  }
  try {
    const postgres = await startPostgresProcess(join(folder.path, 'postgres'))
    closers.push(postgres.stop)
    const redis = await startRedisProcess()
    closers.push(redis.stop)
    const issuer = await startIssuer({
      port: await findFreePort(),
      dataDir: join(folder.path, 'sign-in'),
      audience,
      clientId: 'holdfast-web',
      webUrl: 'http://localhost:9',
    })
    closers.push(issuer.stop)

    const servers: StagedServer[] = []
    for (let index = 0; index < serverCount; index++) {
      const toPostgres = await startTcpProxy({
        targetPort: postgres.port(),
        random: random.fork(`postgres-${index}`),
        cutOf: () => weather.toPostgres(),
      })
      closers.push(toPostgres.stop)
      const door = await startHttpFaults({ target: redis.restUrl, faultOf: () => weather.toRedis() })
      closers.push(door.stop)
      const isWired = index === 0
      const toRedis = await startTcpProxy({
        targetPort: isWired ? Number(redis.url.port) : door.port,
        random: random.fork(`redis-${index}`),
        ...(isWired && { cutOf: () => weather.toRedisWire() }),
      })
      closers.push(toRedis.stop)
      const redisUrl = new URL(redis.url)
      redisUrl.port = String(toRedis.port)
      const port = await findFreePort()
      const databaseUrl = new URL(postgres.url())
      databaseUrl.port = String(toPostgres.port)
      const process = createServerProcess(
        {
          HOST: '127.0.0.1',
          PORT: String(port),
          HOLDFAST_PAGES: 'off',
          HOLDFAST_URL: `http://127.0.0.1:${port}`,
          NODE_ENV: 'production',
          LOG_LEVEL: 'error',
          DATABASE_URL: databaseUrl.href,
          ...(isWired
            ? {
                REDIS_URL: redisUrl.href,
                // Never one that whoever runs this has set for themselves.
                UPSTASH_REDIS_REST_URL: undefined,
                UPSTASH_REDIS_REST_TOKEN: undefined,
              }
            : {
                UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${toRedis.port}`,
                UPSTASH_REDIS_REST_TOKEN: redis.token,
              }),
          AUTH_ISSUER: issuer.issuer,
          AUTH_AUDIENCE: audience,
          SESSION_SECRET: randomBytes(32).toString('hex'),
          HOLDFAST_RATE_LIMITS: 'off',
          HOLDFAST_HOLD_TTL_SECONDS: String(holdTtlSeconds),
        },
        preloads,
      )
      closers.push(process.kill)
      const front = await startHttpFaults({
        target: () => `http://127.0.0.1:${port}`,
        faultOf: () => weather.toServer(),
      })
      closers.push(front.stop)
      servers.push({ process, url: front.url, toPostgres, toRedis })
    }
    await Promise.all(servers.map(server => server.process.start()))

    const tokenOf = async (account: ReturnType<typeof newProviderAccount>) => ({
      subject: account.subject,
      token: await signToken({ keys: issuer.keys, issuer: issuer.issuer, audience, account }),
    })
    return {
      postgres,
      redis,
      servers,
      counts,
      weather,
      clientToken: name => tokenOf(clientAccount(name)),
      async providerToken(practice, name) {
        const { providerId } = newProviderAccount(practice)
        const account = { ...newProviderAccount(name), providerId: providerId as string }
        return { ...(await tokenOf(account)), providerId: account.providerId }
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
