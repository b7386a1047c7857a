import { Redis } from '@upstash/redis'
import { inject } from 'vitest'
import type { TestApi } from './open-test-api.ts'
import type { World } from './world.ts'

/** All that is written: a digest of every table of the database, and the holds of those worlds. Equal when nothing changed. */
export async function readState(api: TestApi, worlds: readonly World[]) {
  await Promise.all(worlds.map(({ client }) => api.settled(client)))
  return { tables: await digestTables(api), holds: await readHolds(worlds) }
}

async function digestTables({ sql }: TestApi): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename`
  const digests = tables.map(async ({ name }) => {
    const [row] = await sql<{ digest: string }[]>`
      select count(*) || ' ' || md5(coalesce(string_agg(t::text, ' ' order by t::text), '')) as digest from ${sql(name)} t`
    return [name, row?.digest ?? ''] as const
  })
  return Object.fromEntries(await Promise.all(digests))
}

async function readHolds(worlds: readonly World[]): Promise<Record<string, unknown>> {
  const redis = new Redis({ url: inject('redisRestUrl'), token: inject('redisRestToken') })
  const found = worlds.map(async ({ providerId }) => {
    const records = await redis.keys(`holdfast:{${providerId}}:record:*`)
    const quarters = `holdfast:{${providerId}}:quarters`
    return [
      [quarters, await redis.hgetall(quarters)],
      ...(await Promise.all(records.sort().map(async key => [key, await redis.get(key)]))),
    ]
  })
  return Object.fromEntries((await Promise.all(found)).flat())
}
