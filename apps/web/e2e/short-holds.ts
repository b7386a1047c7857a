import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test as base } from './fixtures.ts'

/** Long enough for a page to open on a busy machine, and short enough to be waited for. */
const holdTtlSeconds = 15

const startPath = join(import.meta.dirname, '../../../packages/dev/src/start.ts')

interface ShortHolds {
  /** The origin of a second Holdfast of the same build, whose holds end after 15 seconds. */
  shortHolds: string
}

export const test = base.extend<object, ShortHolds>({
  shortHolds: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use, { parallelIndex }) => {
      // After the ports of the run itself: the site, the sign-in server and Redis.
      const port = Number(process.env.E2E_PORT) + 3 + 2 * parallelIndex
      const dataDir = await mkdtemp(join(tmpdir(), 'holdfast-short-holds-'))
      const server = spawn(process.execPath, [startPath], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          ...process.env,
          PORT: String(port),
          HOLDFAST_DATA_DIR: dataDir,
          HOLDFAST_HOLD_TTL_SECONDS: String(holdTtlSeconds),
        },
      })
      const ended = once(server, 'exit')
      await Promise.race([awaitRunning(server.stdout), ended])
      await use(`http://localhost:${port}`)
      server.kill('SIGTERM')
      await ended
      await rm(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 240_000 },
  ],
})

async function awaitRunning(output: NodeJS.ReadableStream): Promise<void> {
  for await (const line of createInterface(output)) if (line.startsWith('Holdfast runs')) break
  output.resume()
}
