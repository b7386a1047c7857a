import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { drainSeconds } from '@holdfast/shared/rules/limits'
import { childEnvironment, repositoryDir } from './env.ts'
import { keepRunning } from './keep-running.ts'
import { type LeashedProcess, spawnLeashed } from './leash.ts'
import type { Runnings } from './running.ts'
import { turboCommand } from './turbo-command.ts'

const webDir = join(repositoryDir, 'apps/web')
const firstAnswerSeconds = 120

/** Builds the site, unless nothing has changed since it was built. Rejects with all that was written when that fails. */
export async function buildWeb(runnings: Runnings): Promise<void> {
  const options = ['--filter=@holdfast/web', '--output-logs=errors-only', '--ui=stream']
  const [command, ...args] = await turboCommand('run', 'build', ...options)
  const build = spawnLeashed(command, args, {
    cwd: repositoryDir,
    env: childEnvironment(),
    stopSignal: 'TERM',
  })
  runnings.add({ name: 'The build', stop: build.stop })
  const written: Buffer[] = []
  for (const output of [build.stdout, build.stderr]) output.on('data', chunk => written.push(chunk))
  const [code] = await once(build.child, 'close')
  if (code !== 0) throw new Error(`The site could not be built.\n${Buffer.concat(written)}`)
}

export interface WebServerOptions {
  port: number
  /** Reloads what is edited, instead of serving what was built. */
  hot: boolean
  env: Record<string, string | undefined>
}

/**
 * Starts the site on the loopback address and waits until it answers. After a failure that nobody caught it ends, and is started
 * again.
 */
export async function startWeb(options: WebServerOptions, runnings: Runnings): Promise<void> {
  const server = keepRunning(() => spawnSite(options), {
    leastSeconds: 10,
    onRestart: how => process.stderr.write(`holdfast: The site ${how} and is started again.\n`),
  })
  runnings.add({ name: 'The site', ...server })
  await awaitAnswer(`http://127.0.0.1:${options.port}/`, server.current())
}

function spawnSite({ port, hot, env }: WebServerOptions): LeashedProcess {
  const server = spawnLeashed(process.execPath, [join(webDir, 'src/server/main.ts')], {
    cwd: webDir,
    env: childEnvironment({
      ...env,
      HOST: '127.0.0.1',
      PORT: String(port),
      HOLDFAST_PAGES: hot ? 'hot' : 'built',
      NODE_ENV: hot ? 'development' : 'production',
    }),
    stopSignal: 'TERM',
    // Longer than it lets running requests go on.
    graceSeconds: drainSeconds + 4,
  })
  if (hot) server.stdout.pipe(process.stdout)
  else server.stdout.resume()
  server.stderr.pipe(process.stderr)
  return server
}

async function awaitAnswer(url: string, server: LeashedProcess): Promise<void> {
  const giveUpAt = performance.now() + firstAnswerSeconds * 1000
  while (server.child.exitCode === null && performance.now() < giveUpAt) {
    const answered = await fetch(url, { signal: AbortSignal.timeout(firstAnswerSeconds * 1000) }).then(
      response => response.arrayBuffer().then(() => true),
      () => false,
    )
    if (answered) return
    await sleep(100)
  }
  throw new Error(`The site does not answer at ${url}.`)
}
