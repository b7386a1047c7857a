import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { withConnection } from './database.ts'

export const migrationsFolder = fileURLToPath(new URL('../../shared/migrations', import.meta.url))
/** Any number that nobody else locks: "hold" in ASCII. */
const migrationLock = 0x686f6c64

/** Brings a database to the newest form of the schema. Of several processes that do so at once, each waits for the one before. */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  await withConnection(databaseUrl, async sql => {
    await sql`select pg_advisory_lock(${migrationLock})`
    await migrate(drizzle(sql), { migrationsFolder })
  })
}
