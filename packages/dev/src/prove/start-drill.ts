import { join } from 'node:path'
import { backUpDatabase } from '../backup-database.ts'
import { createDatabase, dropDatabase } from '../database.ts'
import { findBrokenInvariants } from '../find-broken-invariants.ts'
import { migrateDatabase } from '../migrate.ts'
import { restoreDatabase } from '../restore-database.ts'
import { makeTempFolder } from '../temp-folder.ts'
import { answerOf, type History, ownCalls, type Violation } from './history.ts'
import { readFinalState } from './read-final-state.ts'

const drillDatabase = 'drill'

/**
 * Backs the database up while everybody goes on. What it gives restores that backup into an empty database and tells what is wrong there:
 * a broken rule of the tables, or an appointment that is missing though its confirm was acknowledged before the backup began.
 */
export async function startDrill(
  /** Asked anew: a server that was killed comes back on another port. */
  databaseUrl: () => string,
  history: History,
): Promise<() => Promise<Violation[]>> {
  const acknowledged = ownCalls(history, 'confirm').filter(answerOf)
  const folder = await makeTempFolder()
  const file = join(folder.path, 'backup')
  await backUpDatabase(databaseUrl(), file)

  return async () => {
    const url = await createDatabase(databaseUrl(), drillDatabase)
    await migrateDatabase(url)
    await restoreDatabase(url, file)
    const broken = await findBrokenInvariants(url)
    const ids = new Set((await readFinalState(url)).appointments.map(({ id }) => id))
    await dropDatabase(databaseUrl(), drillDatabase)
    await folder.remove()
    const missing = acknowledged.filter(({ id }) => !ids.has(id))
    const violated = (what: string, evidence: unknown[]) => ({ check: 'backup-restores', what, evidence })
    return [
      ...broken.map(({ promise, rows }) => violated(`Broken after a restore: ${promise}`, rows)),
      ...(missing.length > 0 ? [violated('A restore lacks acknowledged appointments.', missing)] : []),
    ]
  }
}
