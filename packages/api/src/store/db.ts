import * as schema from '@holdfast/shared/schema'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

export type Db = PostgresJsDatabase<typeof schema> & { $client: Pick<postgres.Sql, 'unsafe'> }

const connectTimeoutSeconds = 5
const statementTimeoutMs = 5_000

/** A pool on the database of that URL. Connecting and every statement are bounded in time. */
export function openDb(databaseUrl: string): { db: Db; close(): Promise<void> } {
  const client = postgres(databaseUrl, {
    max: 10,
    connect_timeout: connectTimeoutSeconds,
    idle_timeout: 60,
    onnotice: () => {},
    connection: { application_name: 'holdfast', statement_timeout: statementTimeoutMs },
  })
  return { db: drizzle(client, { schema }), close: () => client.end({ timeout: 5 }) }
}
