import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createRedisServer } from 'js-redis-server'
import { awaitLine } from './await-line.ts'
import { findProgram } from './find-program.ts'
import { findFreePort } from './free-port.ts'
import { spawnLeashed } from './leash.ts'
import { restoreRedis, saveRedis } from './redis-snapshot.ts'

/** Which Redis it is: one that somebody else runs, a program on the path that we run, or the embedded one. */
export type RedisKind = 'external' | 'server' | 'embedded'

export interface RunningRedis {
  kind: RedisKind
  url: string
  /** Settles when it has ended by itself, and says how in words; never for one that we do not run. */
  exited: Promise<string>
  stop(): Promise<void>
}

export interface RedisOptions {
  /** What is held there outlives a restart; without it nothing does. */
  dataDir?: string
  /** A Redis to use instead of one of our own. */
  externalUrl?: string | undefined
  /** To come back where it was; any free port and a random password by default. */
  address?: { port: number; password: string }
  /** For tests that want one kind and no other. */
  kind?: 'server' | 'embedded'
}

const never = new Promise<never>(() => {})

/** A Redis on the loopback address: the given one, else a `redis-server` or `valkey-server` from the path, else the embedded one. */
export async function startRedis({
  dataDir,
  externalUrl,
  address,
  kind,
}: RedisOptions = {}): Promise<RunningRedis> {
  if (externalUrl) return { kind: 'external', url: externalUrl, exited: never, stop: async () => {} }
  if (dataDir) await mkdir(dataDir, { recursive: true })
  const program = kind === 'embedded' ? null : await findRedisServer()
  if (program) return startServer(program, dataDir, address)
  if (kind === 'server') throw new Error('There is no redis-server or valkey-server on the path.')
  return startEmbedded(dataDir, address?.port)
}

/** The program that runs a real Redis, if one is on the path. */
export async function findRedisServer(): Promise<string | null> {
  return (await findProgram('redis-server')) ?? (await findProgram('valkey-server'))
}

async function startServer(
  program: string,
  dataDir: string | undefined,
  address: RedisOptions['address'],
): Promise<RunningRedis> {
  const { port, password } = address ?? {
    port: await findFreePort(),
    password: randomBytes(24).toString('hex'),
  }
  const settings = [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    'save ""',
    ...(dataDir ? ['appendonly yes', `dir ${JSON.stringify(dataDir)}`] : []),
  ]
  // Settings go through the standard input, so that the password is in no list of processes. Every command that Redis
  // has carried out is already with the system, so it may be ended at once when we are gone.
  const server = spawnLeashed(program, ['-'], { stopSignal: 'TERM' })
  server.stdin.end(`${settings.join('\n')}\n`)
  await awaitLine(server, 'Redis', line => line.includes('Ready to accept connections'))
  return {
    kind: 'server',
    url: `redis://:${password}@127.0.0.1:${port}`,
    exited: server.exited,
    stop: server.stop,
  }
}

async function startEmbedded(dataDir: string | undefined, port = 0): Promise<RunningRedis> {
  const server = await createRedisServer({ port })
  // Else the second reply to a pipeline waits until the first is acknowledged, which takes the other side 40 ms.
  server.server.server.on('connection', socket => socket.setNoDelay(true))
  const url = `redis://127.0.0.1:${server.port}`
  const snapshotFile = dataDir && join(dataDir, 'snapshot.json')
  if (snapshotFile) await restoreRedis(url, snapshotFile)
  async function stop() {
    if (snapshotFile) await saveRedis(url, snapshotFile)
    await server.close()
  }
  return { kind: 'embedded', url, exited: never, stop }
}
