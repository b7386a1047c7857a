import type postgres from 'postgres'

export interface TableShape {
  name: string
  columns: string[]
}

/** The tables of the product with their columns, each after those that it refers to. */
export async function listTables(sql: postgres.TransactionSql): Promise<TableShape[]> {
  const found = await sql<(TableShape & { refersTo: string[] })[]>`
    select relname as name,
      (select array_agg(attname::text order by attnum) from pg_attribute
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      (select coalesce(array_agg(distinct confrelid::regclass::text), '{}') from pg_constraint
        where conrelid = pg_class.oid and contype = 'f' and confrelid <> conrelid) as "refersTo"
    from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
    order by relname`
  const sorted: TableShape[] = []
  while (sorted.length < found.length) {
    const isThere = (name: string) => sorted.some(table => table.name === name)
    const next = found.find(({ name, refersTo }) => !isThere(name) && refersTo.every(isThere))
    if (!next) throw new Error('The tables refer to each other in a circle.')
    sorted.push({ name: next.name, columns: next.columns })
  }
  return sorted
}
