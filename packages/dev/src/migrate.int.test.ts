import { randomUUID } from 'node:crypto'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDatabase, withConnection } from './database.ts'
import { findBrokenInvariants } from './find-broken-invariants.ts'
import { migrateDatabase, migrationsFolder } from './migrate.ts'
import { type RunningPostgres, startPostgres } from './postgres.ts'
import { makeTempFolder, type TempFolder } from './temp-folder.ts'

// An upgrade loses nothing that was booked.

let folder: TempFolder
let server: RunningPostgres

beforeAll(async () => {
  folder = await makeTempFolder()
  server = await startPostgres({ dataDir: join(folder.path, 'postgres') })
})
afterAll(async () => {
  await server.stop()
  await folder.remove()
})

/** Brings a database to the form that the first so many migrations made. */
async function migrateTo(sql: postgres.Sql, count: number): Promise<void> {
  const older = join(folder.path, `first-${count}`)
  await cp(migrationsFolder, older, { recursive: true })
  const journalFile = join(older, 'meta', '_journal.json')
  const journal = JSON.parse(await readFile(journalFile, 'utf8'))
  await writeFile(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }))
  await migrate(drizzle(sql), { migrationsFolder: older })
}

it('keeps each appointment, its time and its history when bookings get keys', async () => {
  const url = await createDatabase(server.url, 'upgraded')
  const [providerId, typeId, kept, cancelled] = Array.from({ length: 4 }, () => randomUUID()) as [
    string,
    string,
    string,
    string,
  ]
  await withConnection(url, async sql => {
    await migrateTo(sql, 2)
    await sql`insert into providers (id, slug, name, time_zone, notice_minutes, horizon_days)
      select id, 'p-' || n, 'Dr. ' || n, 'UTC', 1440, 60
      from (values (gen_random_uuid(), 1), (${providerId}::uuid, 2)) as provider (id, n)`
    await sql`insert into visit_types (provider_id, id, name, duration_quarters, position)
      select id, ${typeId}, 'Visit', 1, 0 from providers`
    await sql`insert into clients (id, name) values ('other', 'Other'), ('ann', 'Ann')`
    await sql`
      insert into appointments (provider_id, id, client_id, visit_type_id, start_quarter, end_quarter, buffer_before_quarters,
        buffer_after_quarters, status, sequence, reason, confirmed_at, cancelled_at, cancelled_by, cancel_reason)
      values
        (${providerId}, ${kept}, 'ann', ${typeId}, 2000000, 2000001, 0, 1, 'confirmed', 0, 'A cough', '2026-01-01Z', null, null, null),
        (${providerId}, ${cancelled}, 'ann', ${typeId}, 2000008, 2000009, 0, 0, 'cancelled', 1, null, '2026-01-02Z', '2026-01-03Z',
          'client', 'Better')`
    await sql`insert into booked_quarters values (${providerId}, 2000000, ${kept}), (${providerId}, 2000001, ${kept})`
    for (const [id, action] of [
      [kept, 'confirmed'],
      [cancelled, 'confirmed'],
      [cancelled, 'cancelled'],
    ] as const) {
      await sql`insert into audit (provider_id, at, actor, action, subject)
        values (${providerId}, '2026-01-01Z', 'ann', ${`appointment.${action}`}, ${id})`
    }
  })

  await migrateDatabase(url)
  expect(await findBrokenInvariants(url)).toEqual([])
  await withConnection(url, async sql => {
    const whose = sql`select appointments.id, status, start_quarter, reason, cancel_reason, clients.name, providers.id as provider_id
      from appointments join clients on clients.key = client_key join providers on providers.key = provider_key
      order by start_quarter`
    const ofAnn = { name: 'Ann', provider_id: providerId }
    expect([...(await whose)]).toEqual([
      {
        id: kept,
        status: 'confirmed',
        start_quarter: 2000000,
        reason: 'A cough',
        cancel_reason: null,
        ...ofAnn,
      },
      {
        id: cancelled,
        status: 'cancelled',
        start_quarter: 2000008,
        reason: null,
        cancel_reason: 'Better',
        ...ofAnn,
      },
    ])
    const told = await sql`select event, subject from audit order by event, subject = ${kept}`
    expect([...told]).toEqual([
      { event: 'appointment.cancelled', subject: cancelled },
      { event: 'appointment.confirmed', subject: cancelled },
      { event: 'appointment.confirmed', subject: kept },
    ])
  })
})
