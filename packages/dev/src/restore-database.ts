import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isDeepStrictEqual } from 'node:util'
import { createGunzip } from 'node:zlib'
import type postgres from 'postgres'
import type { BackupHead } from './backup-database.ts'
import { listTables } from './backup-tables.ts'
import { withConnection } from './database.ts'

/**
 * Fills a migrated database without a provider from a backup, in one transaction. Resolves to the number of rows. Rejects, and changes
 * nothing, when anything is there already, when the tables are not those of the backup, or when the file is not whole.
 */
export function restoreDatabase(databaseUrl: string, file: string): Promise<number> {
  return withConnection(databaseUrl, sql => sql.begin(transaction => restore(transaction, readLines(file))))
}

async function restore(sql: postgres.TransactionSql, lines: AsyncIterator<string>): Promise<number> {
  const { tables } = readHead(await nextLine(lines))
  if (!isDeepStrictEqual(await listTables(sql), tables)) {
    throw new Error(
      'The backup is of another version: restore it with the version that made it, then start this one.',
    )
  }
  const [found] = await sql`select exists (select from providers) as is_filled`
  if (found?.is_filled) throw new Error('There are providers in this database: restore into an empty one.')

  let rows = 0
  for (const { name, columns } of tables) {
    const list = columns.map(column => `"${column}"`).join(', ')
    const sink = await sql.unsafe(`copy "${name}" (${list}) from stdin`).writable()
    async function* rowLines() {
      for (let line = await nextLine(lines); line !== '\\.'; line = await nextLine(lines)) {
        rows++
        yield `${line}\n`
      }
    }
    await pipeline(Readable.from(rowLines()), sink)
  }
  if (Number(await nextLine(lines)) !== rows) throw notWhole()
  await continueCounting(sql)
  return rows
}

/** New rows get numbers above those that were restored. */
async function continueCounting(sql: postgres.TransactionSql): Promise<void> {
  const counters = await sql`
    select attrelid::regclass::text as "table", attname as "column" from pg_attribute
    join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and attidentity <> ''`
  for (const { table, column } of counters) {
    await sql`
      select setval(pg_get_serial_sequence(${table}, ${column}), greatest(max(${sql(column)}), 1), count(*) > 0)
      from ${sql(table)}`
  }
}

function readHead(line: string): BackupHead {
  try {
    const head = JSON.parse(line) as BackupHead
    if (head.format === 'holdfast backup 1') return head
  } catch {
    // Said below: whatever it is, it is none of ours.
  }
  throw new Error('This file is no backup of Holdfast.')
}

async function* readLines(file: string): AsyncGenerator<string> {
  const text = createGunzip()
  // What goes wrong with the file is met by whoever reads the next line.
  const reading = pipeline(createReadStream(file), text).catch(error => error as Error)
  yield* createInterface({ input: text, crlfDelay: 0 })
  const failure = await reading
  if (failure) throw failure
}

async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const { done, value } = await lines.next()
  if (done) throw notWhole()
  return value
}

const notWhole = () => new Error('The backup is not whole.')
