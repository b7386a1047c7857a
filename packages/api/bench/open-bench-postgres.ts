import { join } from 'node:path'
import { createDatabase } from '@holdfast/dev/database'
import { migrateDatabase } from '@holdfast/dev/migrate'
import { startPostgres } from '@holdfast/dev/postgres'
import { makeTempFolder } from '@holdfast/dev/temp-folder'

export type BenchPostgres = Awaited<ReturnType<typeof openBenchPostgres>>

/** A PostgreSQL for one group, on a folder that goes with it. Its settings are those of the product: what it says is done survives a crash. */
export async function openBenchPostgres() {
  const folder = await makeTempFolder()
  const server = await startPostgres({ dataDir: join(folder.path, 'postgres') })
  return {
    /** An empty database of the product's schema; its URL. */
    async createMigrated(name: string): Promise<string> {
      const url = await createDatabase(server.url, name)
      await migrateDatabase(url)
      return url
    },
    async close(): Promise<void> {
      await server.stop()
      await folder.remove()
    },
  }
}
