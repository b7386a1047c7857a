import { join } from 'node:path'
import { awaitLine } from '@holdfast/dev/await-line'
import { childEnvironment, repositoryDir } from '@holdfast/dev/env'
import { findFreePort, requireFreePort } from '@holdfast/dev/free-port'
import { spawnLeashed } from '@holdfast/dev/leash'
import { memoryOfTree } from './memory-of-tree.ts'

export type RunningProduct = Awaited<ReturnType<typeof runProduct>>

/** The whole product as `pnpm start` has it, on ports and a data folder of its own; it answers when this resolves. */
export async function runProduct(dataDir: string) {
  const port = await findFreePair()
  const env = childEnvironment({
    PORT: String(port),
    HOLDFAST_DATA_DIR: dataDir,
    HOLDFAST_RATE_LIMITS: 'off',
  })
  const startedAt = performance.now()
  const start = spawnLeashed(process.execPath, [join(repositoryDir, 'packages/dev/src/start.ts')], {
    cwd: repositoryDir,
    env,
    stopSignal: 'TERM',
  })
  await awaitLine(start, 'Holdfast', line => line.startsWith('Holdfast runs'))
  return {
    url: `http://localhost:${port}`,
    startSeconds: (performance.now() - startedAt) / 1000,
    /** Bytes of all its processes. */
    memory: () => memoryOfTree(start.child.pid as number),
    stop: start.stop,
  }
}

/** A free port whose next one, which the sign-in server takes, is free as well. */
async function findFreePair(): Promise<number> {
  for (;;) {
    const port = await findFreePort()
    const isNextFree = await requireFreePort(port + 1, 'the sign-in server').then(
      () => true,
      () => false,
    )
    if (isNextFree) return port
  }
}
