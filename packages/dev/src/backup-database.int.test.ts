import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { backUpDatabase } from './backup-database.ts'
import { withConnection } from './database.ts'
import { findBrokenInvariants } from './find-broken-invariants.ts'
import { restoreDatabase } from './restore-database.ts'
import { seedDemo } from './seed.ts'
import { makeTempFolder, type TempFolder } from './temp-folder.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

// A backup that cannot be restored whole is none.

let source: TestDatabase
let folder: TempFolder
let file: string
const tables = [
  'providers',
  'visit_types',
  'schedule_versions',
  'clients',
  'appointments',
  'booked_quarters',
  'changes',
]

beforeAll(async () => {
  ;[source, folder] = await Promise.all([createTestDatabase(), makeTempFolder()])
  file = join(folder.path, 'backup')
  await seedDemo(source.url, Date.now())
  await withConnection(source.url, async sql => {
    await sql`insert into clients (id, name) values ('odd', ${'a\tb\nc\\.\r"Ünï" \\N'}), ('line', ${'x\n\\.\ny'})`
  })
  await backUpDatabase(source.url, file)
})
afterAll(async () => {
  await Promise.all([source.drop(), folder.remove()])
})

const contentOf = (url: string) =>
  withConnection(url, sql =>
    Promise.all(tables.map(table => sql.unsafe(`select * from ${table} order by 1, 2`))),
  )

async function withEmpty(use: (target: TestDatabase) => Promise<void>): Promise<void> {
  const target = await createTestDatabase()
  await use(target).finally(() => target.drop())
}

it('brings back every row as it was, and goes on counting behind them', () =>
  withEmpty(async target => {
    await restoreDatabase(target.url, file)
    expect(await contentOf(target.url)).toEqual(await contentOf(source.url))
    expect(await findBrokenInvariants(target.url)).toEqual([])
    await withConnection(target.url, async sql => {
      const [before] = await sql`select max(id) as id from changes`
      const [row] = await sql`
        insert into changes (provider_id, at, actor, event, subject) select id, now(), 'x', 'y', 'z' from providers limit 1 returning id`
      expect(Number(row?.id)).toBe(Number(before?.id) + 1)
    })
  }))

it('takes what was there at one moment, however much is being written', async () => {
  const under = join(folder.path, 'under-load')
  const writer = postgres(source.url, { max: 1, onnotice: () => {} })
  let isOver = false
  const writing = (async () => {
    for (let n = 0; !isOver; n++) {
      await writer`with c as (insert into clients (id, name) values (${`load-${n}`}, 'Load') returning id)
        insert into changes (provider_id, at, actor, event, subject) select gen_random_uuid(), now(), 'x', 'load', id from c`
    }
  })()
  await backUpDatabase(source.url, under)
  isOver = true
  await writing
  await writer.end()
  await withEmpty(async target => {
    await restoreDatabase(target.url, under)
    const [unequal] = await withConnection(
      target.url,
      sql =>
        sql`select (select count(*) from clients where name = 'Load') - (select count(*) from changes where event = 'load') as rows`,
    )
    expect(unequal?.rows).toBe('0')
  })
})

it('refuses a file that is cut short or is none, and leaves nothing behind', () =>
  withEmpty(async target => {
    const cut = join(folder.path, 'cut')
    await writeFile(cut, await readFile(file))
    await truncate(cut, 900)
    await expect(restoreDatabase(target.url, cut)).rejects.toThrow()
    await writeFile(cut, 'nonsense')
    await expect(restoreDatabase(target.url, cut)).rejects.toThrow()
    const [rows] = await withConnection(target.url, sql => sql`select count(*)::int as count from clients`)
    expect(rows?.count).toBe(0)
  }))

it('refuses a database in which somebody offers visits', async () => {
  await expect(restoreDatabase(source.url, file)).rejects.toThrow('into an empty one')
})
