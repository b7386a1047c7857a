import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTestDatabase } from '@holdfast/dev/test-database'
import { addDays } from '@holdfast/shared/rules/dates'
import { localDateOf } from '@holdfast/shared/rules/time'
import { Redis } from '@upstash/redis'
import postgres from 'postgres'
import { inject } from 'vitest'
import { createApi } from '../src/api.ts'
import type { Identity } from '../src/auth.ts'
import { openStores, type StoreSettings } from '../src/store/open-stores.ts'
import { marked, personCanary } from './canary.ts'
import { findLeaks } from './find-leaks.ts'
import { findUnmarked } from './find-unmarked.ts'
import { createHttpClient } from './http-client.ts'
import { openHttpServer } from './http-server.ts'
import { openApis } from './open-apis.ts'
import {
  insertBooking,
  insertProvider,
  type TestProvider,
  type TestProviderOptions,
} from './test-provider.ts'
import { audience, openTokenIssuer, type TokenIssuer } from './token-issuer.ts'
import { watchApi } from './watch-api.ts'

export type TestApi = Awaited<ReturnType<typeof openTestApi>>

/** The same id for the same name of one test file, so that a name is all that a test needs. */
const subjectOf = (file: string, name: string) => {
  const hex = createHash('sha256').update(file).update(name).digest('hex')
  return `${personCanary}-${hex.slice(0, 32)}`
}

/**
 * The whole API on real services: a PostgreSQL database of its own, the test run's Redis, an issuer, and a socket. `like` shares the database
 * and the issuer of another one, so that only the settings differ, and speaks to Redis through its REST door unless told otherwise.
 *
 * Every name and reason bears the canary, and `close` fails when it got to where it must not be. A test whose words come from
 * nowhere (`unmarkedWords`) is searched just the same.
 */
export async function openTestApi(
  options: Partial<Pick<StoreSettings, 'holdTtlSeconds' | 'redisUrl' | 'databaseUrl' | 'rateLimits'>> & {
    like?: { databaseUrl: string; issuer: TokenIssuer }
    unmarkedWords?: boolean
  } = {},
) {
  const { like } = options
  const database = like ? null : await createTestDatabase()
  const issuer = like?.issuer ?? (await openTokenIssuer())
  const databaseUrl = (database?.url ?? like?.databaseUrl) as string
  const redisRestUrl = inject('redisRestUrl')
  const redisRestToken = inject('redisRestToken')
  const logged: unknown[] = []
  const errors: unknown[] = []
  const stores = openStores({
    databaseUrl: options.databaseUrl ?? databaseUrl,
    redisUrl: options.redisUrl ?? (like ? redisRestUrl : inject('redisUrl')),
    redisToken: redisRestToken,
    holdTtlSeconds: options.holdTtlSeconds ?? 1800,
    // Tests hammer.
    rateLimits: options.rateLimits ?? false,
  })
  const created = createApi({
    stores,
    issuer: issuer.issuer,
    audience,
    log: event => logged.push(event),
    addressHeader: 'x-forwarded-for',
  })
  const api = watchApi(created, errors)
  const http = await openHttpServer(api)
  const sql = postgres(databaseUrl, { max: 4, onnotice: () => {} })
  const redis = new Redis({ url: redisRestUrl, token: redisRestToken })

  const subject = (name: string) => subjectOf(databaseUrl, name)
  const clientIdentity = (name: string): Identity => ({
    kind: 'client',
    subject: subject(name),
    name: marked(name),
  })
  const client = (name: string) => api.caller(clientIdentity(name))
  const provider = ({ id }: TestProvider) =>
    api.caller({ kind: 'provider', subject: subject(id), name: marked('Provider'), providerId: id })

  /** Dates of the coming days in UTC. */
  const coming = (days: number) => {
    const fromDate = localDateOf('UTC', Date.now())
    return { fromDate, toDate: addDays(fromDate, days), timeZone: 'UTC' }
  }

  const createProvider = (options: TestProviderOptions = {}) => insertProvider(sql, options)

  /** The offered starts of the coming week, as anybody sees them. */
  async function freeSlots({ id }: TestProvider): Promise<string[]> {
    return (await api.caller(null).slot.find({ providerId: id, ...coming(7) })).slots
  }

  async function bookAs(name: string, { id }: TestProvider, startsAt: string): Promise<string> {
    const holdId = randomUUID()
    await client(name).hold.create({ holdId, providerId: id, startsAt })
    await client(name).appointment.confirm({ holdId })
    return holdId
  }

  const said = { logged, errors, redis, sql: like ? null : sql }

  /** @throws when somebody's words, id or token are where they must not be, or words are there that nobody could find */
  async function search(): Promise<void> {
    const leaks = await findLeaks(said)
    const unmarked = like || options.unmarkedWords ? [] : await findUnmarked(sql)
    if (leaks.length > 0) throw new Error(`There are leaks.\n${leaks.join('\n')}`)
    if (unmarked.length > 0) throw new Error(`Words without the canary: ${unmarked.join(', ')}`)
  }

  const testApi = {
    api,
    said,
    sql,
    db: stores.db,
    stores,
    issuer,
    databaseUrl,
    logged,
    url: http.url,
    ...createHttpClient(http.url),
    client,
    provider,
    anyone: () => api.caller(null),
    subjectOf: subject,
    clientToken: (name: string) => issuer.sign({ sub: subject(name), name }),
    providerToken: ({ id }: TestProvider) => issuer.sign({ sub: subject(id), providerId: id }),
    createProvider,
    freeSlots,
    coming,
    bookAs,
    /** Writes an appointment past every rule but the database's own; the id of it. */
    bookDirectly: (target: TestProvider, startsAt: string, durationQuarters: number) =>
      stores.offers.whileWriting(target.id, () =>
        insertBooking(stores.db, target, startsAt, durationQuarters),
      ),

    /** A fresh provider with one appointment of that client at the first free time. */
    async book(name: string) {
      const booked = await createProvider()
      const [startsAt] = (await freeSlots(booked)) as [string]
      return { provider: booked, startsAt, appointmentId: await bookAs(name, booked, startsAt) }
    },

    async publishClosed(target: TestProvider): Promise<void> {
      const { version, schedule } = await provider(target).schedule.get()
      await provider(target).schedule.publish({ schedule: { ...schedule, weekly: [] }, baseVersion: version })
    },

    async count(table: string, providerId: string): Promise<number> {
      const isKeyed = table === 'appointments' || table === 'booked_quarters'
      const [row] = await (isKeyed
        ? sql`select count(*)::int as count from ${sql(table)}
            where provider_key = (select key from providers where id = ${providerId})`
        : sql`select count(*)::int as count from ${sql(table)} where provider_id = ${providerId}`)
      return row?.count
    },

    /** Resolves when nothing is being let go of any more for that client. */
    settled: (name: string) => stores.holds.settled(subject(name)),

    /** The quarters that Redis keeps for anybody at this moment. */
    async lockedQuarters(providerId: string): Promise<number[]> {
      const locks = (await redis.hgetall<Record<string, string>>(`holdfast:{${providerId}}:quarters`)) ?? {}
      const live = Object.entries(locks).filter(([, lock]) => Number(String(lock).split(' ')[1]) > Date.now())
      return live.map(([field]) => Number(field)).filter(quarter => !Number.isNaN(quarter))
    },

    /** Waits until something is so; the test's own time limit ends it. */
    async until(isSo: () => Promise<boolean>): Promise<void> {
      while (!(await isSo())) await sleep(20)
    },

    async close(): Promise<void> {
      openApis.delete(testApi)
      const searched = await search().catch(error => error as Error)
      await http.close()
      await stores.close()
      await sql.end()
      if (!like) {
        issuer.close()
        await database?.drop()
      }
      if (searched) throw searched
    },
  }
  openApis.add(testApi)
  return testApi
}
