import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTestDatabase } from '@holdfast/dev/test-database'
import type { BookingRefusal } from '@holdfast/shared/rules/errors'
import { instantOfQuarter, quarterOfInstant } from '@holdfast/shared/rules/quarters'
import { type Schedule, type Window, weekdays } from '@holdfast/shared/rules/schedule'
import { addDays, localDateOf } from '@holdfast/shared/rules/time'
import { Redis } from '@upstash/redis'
import postgres from 'postgres'
import { inject } from 'vitest'
import { type ApiSettings, createApi } from '../src/api.ts'
import type { Identity } from '../src/auth.ts'
import { insertAppointment } from '../src/store/appointment-writes.ts'
import { openDb } from '../src/store/db.ts'
import { openHttpServer } from './http-server.ts'
import { audience, openTokenIssuer, type TokenIssuer } from './token-issuer.ts'

export interface TestProvider {
  id: string
  slug: string
  visitTypeId: string
  durationQuarters: number
}

interface ProviderOptions {
  schedule?: Schedule | null
  durationMinutes?: number
  bufferAfterMinutes?: number
  noticeMinutes?: number
  horizonDays?: number
}

/** What came back over HTTP. */
export interface HttpAnswer {
  status: number
  text: string
  data: unknown
  refusal: BookingRefusal | null
}

export type TestApi = Awaited<ReturnType<typeof openTestApi>>

/** Every weekday, the weekend too, from one time to another. */
export function everyDay(windows: Window[], timeZone: string): Schedule {
  const hours = Object.fromEntries(weekdays.map(weekday => [weekday, windows]))
  const pattern = { effectiveFrom: '2020-01-01', hours: hours as Schedule['weekly'][number]['hours'] }
  return { timeZone, weekly: [pattern], exceptions: {}, timeOff: [] }
}

/** The same id for the same name of one test file, so that a name is all that a test needs. */
const subjectOf = (file: string, name: string) => {
  const hex = createHash('sha256').update(file).update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/**
 * The whole API on real services: a PostgreSQL database of its own, the test run's Redis behind its REST door, an issuer, and
 * a socket. `like` shares the database and the issuer of another one, so that only the settings differ.
 */
export async function openTestApi(
  options: Partial<Pick<ApiSettings, 'holdTtlSeconds' | 'redisUrl' | 'databaseUrl'>> & {
    like?: { databaseUrl: string; issuer: TokenIssuer }
  } = {},
) {
  const { like } = options
  const database = like ? null : await createTestDatabase()
  const issuer = like?.issuer ?? (await openTokenIssuer())
  const databaseUrl = (database?.url ?? like?.databaseUrl) as string
  const redisRestUrl = inject('redisRestUrl')
  const redisRestToken = inject('redisRestToken')
  const logged: unknown[] = []
  const api = createApi({
    databaseUrl: options.databaseUrl ?? databaseUrl,
    redisUrl: options.redisUrl ?? redisRestUrl,
    redisToken: redisRestToken,
    issuer: issuer.issuer,
    audience,
    holdTtlSeconds: options.holdTtlSeconds ?? 1800,
    log: event => logged.push(event),
  })
  const http = await openHttpServer(api)
  const sql = postgres(databaseUrl, { max: 4, onnotice: () => {} })
  const { db, close: closeDb } = openDb(databaseUrl)
  const redis = new Redis({ url: redisRestUrl, token: redisRestToken })

  const subject = (name: string) => subjectOf(databaseUrl, name)
  const clientIdentity = (name: string): Identity => ({ kind: 'client', subject: subject(name), name })
  const client = (name: string) => api.caller(clientIdentity(name))
  const provider = ({ id }: TestProvider) =>
    api.caller({ kind: 'provider', subject: subject(id), name: 'Provider', providerId: id })

  /** Dates of the coming days in UTC. */
  const coming = (days: number) => {
    const fromDate = localDateOf('UTC', Date.now())
    return { fromDate, toDate: addDays(fromDate, days), timeZone: 'UTC' }
  }

  async function createProvider(wanted: ProviderOptions = {}): Promise<TestProvider> {
    const { durationMinutes = 15, bufferAfterMinutes = 0, noticeMinutes = 1440, horizonDays = 60 } = wanted
    const { schedule = everyDay([{ startTime: '09:00', endTime: '17:00' }], 'America/New_York') } = wanted
    const created = {
      id: randomUUID(),
      slug: `p-${randomUUID()}`,
      visitTypeId: randomUUID(),
      durationQuarters: durationMinutes / 15,
    }
    await sql`insert into providers (id, slug, name, time_zone, notice_minutes, horizon_days) values (
      ${created.id}, ${created.slug}, 'Dr. Test', ${schedule?.timeZone ?? 'UTC'}, ${noticeMinutes}, ${horizonDays})`
    await sql`insert into visit_types (provider_id, id, name, duration_quarters, buffer_after_quarters, position) values (
      ${created.id}, ${created.visitTypeId}, 'Visit', ${created.durationQuarters}, ${bufferAfterMinutes / 15}, 0)`
    if (schedule) {
      await sql`insert into schedule_versions (provider_id, version, schedule, published_at, published_by) values (
        ${created.id}, 1, ${sql.json(schedule as never)}, now(), 'test')`
    }
    return created
  }

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

  /** Writes an appointment past every rule but the database's own. */
  async function bookDirectly(target: TestProvider, startsAt: string, quarters: number): Promise<string> {
    const startQuarter = quarterOfInstant(Date.parse(startsAt))
    const endQuarter = startQuarter + quarters
    const hold = {
      holdId: randomUUID(),
      clientId: randomUUID(),
      providerId: target.id,
      visitTypeId: target.visitTypeId,
      startQuarter,
      endQuarter,
      busy: { fromQuarter: startQuarter, toQuarter: endQuarter },
    }
    await insertAppointment(db, { hold, clientName: 'Directly', reason: null, now: Date.now() })
    return hold.holdId
  }

  async function request(path: string, init: RequestInit, signal?: AbortSignal): Promise<HttpAnswer> {
    const response = await fetch(`${http.url}/api/trpc/${path}`, { ...init, signal: signal ?? null })
    const text = await response.text()
    const body = text ? JSON.parse(text) : null
    return {
      status: response.status,
      text,
      data: body?.result?.data ?? null,
      refusal: body?.error?.data?.bookingError ?? null,
    }
  }

  return {
    api,
    sql,
    db,
    issuer,
    databaseUrl,
    logged,
    url: http.url,
    client,
    provider,
    anyone: () => api.caller(null),
    clientToken: (name: string) => issuer.sign({ sub: subject(name), name }),
    providerToken: ({ id }: TestProvider) => issuer.sign({ sub: subject(id), providerId: id }),
    createProvider,
    freeSlots,
    coming,
    bookAs,
    bookDirectly,

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

    /** A mutation over HTTP, as a program sends it. */
    post: (path: string, token: string | null, input: unknown, signal?: AbortSignal) =>
      request(path, { method: 'POST', headers: headersFor(token), body: JSON.stringify(input) }, signal),

    /** A query over HTTP. */
    get: (path: string, token: string | null, input: unknown) =>
      request(`${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers: headersFor(token) }),

    async count(table: string, providerId: string): Promise<number> {
      const [row] =
        await sql`select count(*)::int as count from ${sql(table)} where provider_id = ${providerId}`
      return row?.count
    },

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
      await http.close()
      await api.close()
      await sql.end()
      await closeDb()
      if (like) return
      issuer.close()
      await database?.drop()
    },
  }
}

export const toIso = (quarter: number) => new Date(instantOfQuarter(quarter)).toISOString()

function headersFor(token: string | null): Record<string, string> {
  return { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) }
}
