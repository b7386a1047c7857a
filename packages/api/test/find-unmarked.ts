import type { Sql } from 'postgres'
import { canary } from './canary.ts'

/** What people said of themselves without the canary: nobody would find it where it must not be. */
export async function findUnmarked(sql: Sql): Promise<string[]> {
  const rows = await sql<{ words: string }[]>`
    select words from (
      select name as words from clients
      union all select reason from appointments
      union all select cancel_reason from appointments
    ) as said
    where position(${canary} in words) = 0
    limit 10`
  return rows.map(({ words }) => words)
}
