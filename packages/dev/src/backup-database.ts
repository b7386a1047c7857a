import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type postgres from 'postgres'
import { listTables, type TableShape } from './backup-tables.ts'
import { withConnection } from './database.ts'

/** The first line of a backup. */
export interface BackupHead {
  format: 'holdfast backup 1'
  takenAt: string
  tables: TableShape[]
}

/**
 * Writes every row of every table to a file, all as they were at one moment; whoever writes meanwhile is not held up. The file comes into
 * being whole or not at all. Resolves to how many rows it has.
 *
 * It is compressed text: the head as JSON; for each table the rows as `COPY` gives them, one a line, and a line `\.`; and their
 * number.
 */
export async function backUpDatabase(databaseUrl: string, file: string): Promise<number> {
  const newFile = `${file}.part`
  const rows = await withConnection(databaseUrl, sql =>
    sql.begin('isolation level repeatable read read only', async transaction => {
      const counted = { rows: 0 }
      await pipeline(
        linesOf(transaction, counted),
        createGzip(),
        createWriteStream(newFile, { mode: 0o600, flush: true }),
      )
      return counted.rows
    }),
  )
  await rename(newFile, file)
  return rows
}

async function* linesOf(
  sql: postgres.TransactionSql,
  counted: { rows: number },
): AsyncGenerator<string | Buffer> {
  const tables = await listTables(sql)
  const [clock] = await sql`select now() as now`
  const head: BackupHead = { format: 'holdfast backup 1', takenAt: clock?.now.toISOString(), tables }
  yield `${JSON.stringify(head)}\n`
  for (const { name, columns } of tables) {
    const list = columns.map(column => `"${column}"`).join(', ')
    const rows: Readable = await sql.unsafe(`copy (select ${list} from "${name}") to stdout`).readable()
    for await (const chunk of rows as AsyncIterable<Buffer>) {
      counted.rows += chunk.toString('latin1').split('\n').length - 1
      yield chunk
    }
    yield '\\.\n'
  }
  yield `${counted.rows}\n`
}
