import type { Sql } from 'postgres'

/** What those tables take with all their indexes and what is stored beside them. */
export async function bytesOf(sql: Sql, tables: readonly string[]): Promise<number> {
  const [row] = await sql<{ bytes: string }[]>`
    select sum(pg_total_relation_size(name::regclass)) as bytes from unnest(${tables as string[]}::text[]) as name`
  return Number(row?.bytes)
}
