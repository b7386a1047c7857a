import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, ensureDatabase, withConnection } from './database.ts'
import { migrateDatabase } from './migrate.ts'
import { type RunningPostgres, startPostgres } from './postgres.ts'
import { makeTempFolder, type TempFolder } from './temp-folder.ts'

// What was committed is there after any end of the server, and one folder has one server.

let folder: TempFolder
let postgres: RunningPostgres

const start = () => startPostgres({ dataDir: folder.path })
const lockFile = () => join(folder.path, 'cluster', 'postmaster.pid')
const processIdOf = async () => Number.parseInt(await readFile(lockFile(), 'utf8'), 10)

async function writeNote(text: string) {
  await withConnection(postgres.url, async sql => {
    await sql`create table if not exists notes (text text)`
    await sql`truncate notes`
    await sql`insert into notes values (${text})`
  })
}
const readNotes = () =>
  withConnection(postgres.url, async sql =>
    (await sql<{ text: string }[]>`select text from notes`).map(row => row.text),
  )

beforeAll(async () => {
  folder = await makeTempFolder()
  postgres = await start()
})
afterAll(async () => {
  await postgres.stop()
  await folder.remove()
})

it('is a PostgreSQL 18 that asks for its password and that only its owner can read', async () => {
  const [version] = await withConnection(postgres.url, sql => sql`show server_version`)
  expect(version?.server_version).toMatch(/^18\./)
  const url = new URL(postgres.url)
  url.password = 'wrong'
  await expect(withConnection(url.href, sql => sql`select 1`)).rejects.toThrow(
    'password authentication failed',
  )
  expect((await stat(join(folder.path, 'password'))).mode & 0o077).toBe(0)
})

it('keeps its data over a restart', async () => {
  await writeNote('kept')
  await postgres.stop()
  postgres = await start()
  expect(await readNotes()).toEqual(['kept'])
})

it('recovers what was committed before the server was killed', async () => {
  await writeNote('committed')
  process.kill(await processIdOf(), 'SIGKILL')
  expect(await postgres.exited).toBe('was ended by SIGKILL')
  postgres = await start()
  expect(await readNotes()).toEqual(['committed'])
})

it('starts over a lock that names a process of somebody else', async () => {
  await postgres.stop()
  await writeFile(lockFile(), `${process.pid}\n${join(folder.path, 'cluster')}\n1\n1\n\n127.0.0.1\n`)
  postgres = await start()
  expect(await processIdOf()).not.toBe(process.pid)
})

it('refuses a folder on which a server runs, in one line, and leaves that one alone', async () => {
  await writeNote('undisturbed')
  const refusal = await start().then(
    () => 'started',
    (error: Error) => error.message,
  )
  expect(refusal).toMatch(/^The database folder \S+ is in use by another running server \(process \d+\)\.$/)
  expect(await readNotes()).toEqual(['undisturbed'])
})

describe('migrating', () => {
  it('brings a database to the schema once, also when several do it at the same time and again', async () => {
    const url = await createDatabase(postgres.url, 'migrated')
    await Promise.all([1, 2, 3, 4].map(() => migrateDatabase(url)))
    await migrateDatabase(url)
    const journal = JSON.parse(
      await readFile(new URL('../../shared/migrations/meta/_journal.json', import.meta.url), 'utf8'),
    ) as { entries: unknown[] }
    const [count] = await withConnection(
      url,
      sql => sql`select count(*)::int as n from drizzle.__drizzle_migrations`,
    )
    expect(count?.n).toBe(journal.entries.length)
    expect(await withConnection(url, sql => sql`select * from booked_quarters`)).toHaveLength(0)
  })

  it('finds a database that is there already', async () => {
    expect(await ensureDatabase(postgres.url, 'one')).toBe(await ensureDatabase(postgres.url, 'one'))
  })
})
