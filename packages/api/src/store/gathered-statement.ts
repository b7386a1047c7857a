import { type SQL, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { createGathering } from './gather.ts'
import { isStorageUnavailable } from './pg-error.ts'
import { prepareStatement } from './prepared-statement.ts'

type ColumnType = 'uuid' | 'text' | 'int' | 'timestamptz'

const togetherMax = 64
/** Far more than one takes, and far less than a caller waits: it hangs, or waits for a lock. */
const patienceMs = 100

/**
 * A statement that answers several who ask at once (gather.ts), which costs PostgreSQL and this process far less than one for each. `build`
 * is given the table of what is asked, whose columns those are, and each of them; it returns rows with the `at` of who they are for, one at
 * most for each, who gets null without one. When the statement is refused, it runs for each alone.
 */
export function prepareGatheredStatement<
  Ask extends Record<string, string | number | null>,
  Row extends { at: number },
>(
  columns: Record<keyof Ask & string, ColumnType>,
  build: (asks: SQL, asked: Record<keyof Ask & string, SQL>) => SQL,
): (db: Db, ask: Ask) => Promise<Row | null> {
  const names = Object.keys(columns) as (keyof Ask & string)[]
  const definition = names.map(name => `"${name}" ${columns[name]}`).join(', ')
  const asked = Object.fromEntries(names.map(name => [name, sql.raw(`asked."${name}"`)]))
  const statement = prepareStatement<{ asks: string }, Row>(param =>
    build(
      sql`json_to_recordset(${param('asks')}::json) as asked (at int, ${sql.raw(definition)})`,
      asked as Record<keyof Ask & string, SQL>,
    ),
  )

  async function run(db: Db, asks: Ask[]): Promise<(Row | null)[]> {
    const rows = await statement(db, { asks: JSON.stringify(asks.map((ask, at) => ({ at, ...ask }))) })
    const answers = new Array<Row | null>(asks.length).fill(null)
    for (const row of rows) answers[row.at] = row
    return answers
  }

  const gatherings = new WeakMap<Db, (ask: Ask) => Promise<Row | null>>()
  const isEachOwn = (error: unknown) => !isStorageUnavailable(error)
  return (db, ask) => {
    let gather = gatherings.get(db)
    if (!gather) {
      gather = createGathering({ run: (asks: Ask[]) => run(db, asks), togetherMax, patienceMs, isEachOwn })
      gatherings.set(db, gather)
    }
    return gather(ask)
  }
}
