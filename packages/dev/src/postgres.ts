import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { awaitLine } from './await-line.ts'
import { findFreePort } from './free-port.ts'
import { spawnLeashed } from './leash.ts'
import { findPostgresAccount, type PostgresAccount } from './postgres-account.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'

const run = promisify(execFile)
const superuser = 'holdfast'
/** How long a server that lost its owner may take to end before its folder counts as in use. */
const folderWaitMs = 5_000

export interface RunningPostgres {
  /** The maintenance database, as superuser. */
  url: string
  port: number
  /** Settles when the server has ended, and says how in words. */
  exited: Promise<string>
  stop(): Promise<void>
}

/** Nothing here survives a crash of the machine, which is all that a test needs. */
const throwAwaySettings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/**
 * Starts an embedded PostgreSQL on a free port of the loopback address, with its data and a password of its own in the folder.
 * It recovers by itself what a crash left behind. Rejects with one line when another server is running on the folder.
 */
export async function startPostgres(options: {
  dataDir: string
  throwAway?: boolean
}): Promise<RunningPostgres> {
  const { dataDir, throwAway = false } = options
  const [binaries, account] = await Promise.all([findPostgresBinaries(), findPostgresAccount()])
  await Promise.all(Object.values(binaries).map(ensureExecutable))
  await mkdir(dataDir, { recursive: true })
  const clusterDir = join(dataDir, 'cluster')
  const passwordFile = join(dataDir, 'password')
  if (!(await exists(clusterDir))) await createCluster(binaries.initdb, account, { clusterDir, passwordFile })
  await awaitFolder(clusterDir)

  const port = await findFreePort()
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'max_connections=200',
    ...(throwAway ? throwAwaySettings : []),
  ]
  const [command, ...args] = asAccount(account, binaries.postgres, ['-D', clusterDir])
  const server = spawnLeashed(command, [...args, ...settings.flatMap(setting => ['-c', setting])], {
    stopSignal: 'INT',
  })
  await awaitLine(server, 'PostgreSQL', line =>
    line.includes('database system is ready to accept connections'),
  )
  const password = await readFile(passwordFile, 'utf8')
  return {
    url: `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`,
    port,
    exited: server.exited,
    stop: server.stop,
  }
}

/** A cluster comes into being whole: it is made beside its place and then moved there. */
async function createCluster(
  initdb: string,
  account: PostgresAccount | null,
  { clusterDir, passwordFile }: { clusterDir: string; passwordFile: string },
): Promise<void> {
  const newDir = `${clusterDir}.new`
  await rm(newDir, { recursive: true, force: true })
  await mkdir(newDir, { mode: 0o700 })
  if (account) await chown(newDir, account.uid, account.gid)
  await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  const [command, ...args] = asAccount(account, initdb, [
    `--pgdata=${newDir}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
  ])
  await run(command, args)
  await rename(newDir, clusterDir)
}

/**
 * Waits while another server is on the folder: one whose owner was killed is about to end. What is left of a server that is gone
 * is taken away, which PostgreSQL would not do were its process number in use again by somebody else.
 */
async function awaitFolder(clusterDir: string): Promise<void> {
  const lockFile = join(clusterDir, 'postmaster.pid')
  const giveUpAt = performance.now() + folderWaitMs
  for (;;) {
    const processId = Number.parseInt(await readFile(lockFile, 'utf8').catch(() => ''), 10)
    if (Number.isNaN(processId)) return
    if (!(await isPostgres(processId))) return rm(lockFile, { force: true })
    if (performance.now() > giveUpAt) {
      throw new Error(
        `The database folder ${clusterDir} is in use by another running server (process ${processId}).`,
      )
    }
    await sleep(50)
  }
}

/** Whether that process runs and, where the system tells, is a PostgreSQL. */
async function isPostgres(processId: number): Promise<boolean> {
  try {
    process.kill(processId, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const name = await readFile(`/proc/${processId}/comm`, 'utf8').catch(() => 'postgres')
  return name.trim() === 'postgres'
}

function asAccount(account: PostgresAccount | null, command: string, args: string[]): [string, ...string[]] {
  const [first = command, ...rest] = [...(account?.prefix ?? []), command, ...args]
  return [first, ...rest]
}

async function ensureExecutable(file: string): Promise<void> {
  const { mode } = await stat(file)
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
