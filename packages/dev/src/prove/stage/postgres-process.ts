import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { databaseUrlFor, ensureDatabase, withConnection } from '../../database.ts'
import { migrateDatabase } from '../../migrate.ts'
import { type RunningPostgres, startPostgres } from '../../postgres.ts'

const databaseName = 'holdfast'
const startTriesMax = 40
const startDelayMs = 250

/** A PostgreSQL with durable settings that can be killed and come back on its data. */
export interface PostgresProcess {
  port(): number
  /** Past all proxies. */
  url(): string
  /** Kills it as a power cut would and starts it again on what is on disk. */
  crash(): Promise<void>
  /** Ends sessions of the servers, about this share of them; how many. */
  endSessions(share: number): Promise<number>
  /** Nothing can be booked or freed meanwhile, as while somebody changes the table. */
  whileLocked(use: () => Promise<void>): Promise<void>
  stop(): Promise<void>
}

export async function startPostgresProcess(dataDir: string): Promise<PostgresProcess> {
  let running: RunningPostgres = await startPostgres({ dataDir })
  await migrateDatabase(await ensureDatabase(running.url, databaseName))
  const url = () => databaseUrlFor(running.url, databaseName)
  return {
    url,
    port: () => running.port,
    async crash() {
      const [processId] = (await readFile(join(dataDir, 'cluster/postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(processId), 'SIGKILL')
      await running.exited
      running = await startAgain(dataDir)
    },
    async endSessions(share) {
      const ended = await withConnection(
        url(),
        sql => sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'holdfast' and random() < ${share}`,
      )
      return ended.length
    },
    whileLocked: use =>
      withConnection(url(), sql =>
        sql.begin(async transaction => {
          await transaction`lock table booked_quarters in share mode`
          await use()
        }),
      ).then(() => {}),
    stop: () => running.stop(),
  }
}

/** The sessions of a killed server may take a moment to end, and until then PostgreSQL does not start on their folder. */
async function startAgain(dataDir: string): Promise<RunningPostgres> {
  for (let tried = 1; ; tried++) {
    try {
      return await startPostgres({ dataDir })
    } catch (error) {
      if (tried === startTriesMax) throw error
      await sleep(startDelayMs)
    }
  }
}
