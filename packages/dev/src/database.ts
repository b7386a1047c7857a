import postgres from 'postgres'

/** The URL of another database of the same server. */
export function databaseUrlFor(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

/** Makes a database, as a clone of a template if one is named. The names are ours, never input. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<string> {
  await administer(serverUrl, `create database "${name}"${template ? ` template "${template}"` : ''}`)
  return databaseUrlFor(serverUrl, name)
}

/** Makes a database unless there is one of that name. */
export async function ensureDatabase(serverUrl: string, name: string): Promise<string> {
  const found = await withConnection(serverUrl, sql => sql`select 1 from pg_database where datname = ${name}`)
  return found.length > 0 ? databaseUrlFor(serverUrl, name) : createDatabase(serverUrl, name)
}

/** Drops a database and every connection to it. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await administer(serverUrl, `drop database if exists "${name}" with (force)`)
}

/** Runs something on one connection of its own and closes it. */
export async function withConnection<T>(
  databaseUrl: string,
  use: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    return await use(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  await withConnection(serverUrl, sql => sql.unsafe(statement))
}
