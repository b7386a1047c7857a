import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { databaseUrlFor, ensureDatabase } from './database.ts'
import { readSettings, type Settings } from './env.ts'
import { migrateDatabase } from './migrate.ts'
import { startPostgres } from './postgres.ts'

const databaseName = 'holdfast'

/**
 * Does something with the database that `pnpm start` with the same settings uses: that of DATABASE_URL, or the embedded one, which is
 * started for as long as it takes when it does not run. It is brought to the newest form of the schema first.
 */
export async function withOperatedDatabase<T>(use: (databaseUrl: string) => Promise<T>): Promise<T> {
  const settings = readSettings()
  const running = settings.databaseUrl ?? (await findEmbedded(settings))
  if (running) {
    await migrateDatabase(running)
    return use(running)
  }
  const postgres = await startPostgres({ dataDir: postgresDirOf(settings) })
  try {
    const url = await ensureDatabase(postgres.url, databaseName)
    await migrateDatabase(url)
    return await use(url)
  } finally {
    await postgres.stop()
  }
}

const postgresDirOf = ({ dataDir }: Settings) => join(dataDir, 'postgres')

/** The embedded database of a start that is running on the data folder, or null. */
async function findEmbedded(settings: Settings): Promise<string | null> {
  const dir = postgresDirOf(settings)
  try {
    // PostgreSQL writes its process, its folder, when it started and its port into this file.
    const [processId, , , port] = (await readFile(join(dir, 'cluster/postmaster.pid'), 'utf8')).split('\n')
    process.kill(Number(processId), 0)
    const password = await readFile(join(dir, 'password'), 'utf8')
    return databaseUrlFor(`postgres://holdfast:${password}@127.0.0.1:${Number(port)}/postgres`, databaseName)
  } catch {
    return null
  }
}
