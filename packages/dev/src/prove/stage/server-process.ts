import { join } from 'node:path'
import { awaitLine } from '../../await-line.ts'
import { childEnvironment, repositoryDir } from '../../env.ts'
import { type LeashedProcess, spawnLeashed } from '../../leash.ts'

const webDir = join(repositoryDir, 'apps/web')
const shiftClock = new URL('./shift-clock.ts', import.meta.url).href
const saidMax = 40

/** The product's own server as a process of its own, that can be harmed. */
export interface ServerProcess {
  kill(): Promise<void>
  pause(): void
  resume(): void
  /** Asks it to end in good order and waits until it has. */
  end(): Promise<void>
  /** Starts it, by a clock that is off by so much. */
  start(clockOffsetMs?: number): Promise<void>
  isRunning(): boolean
  /** How often it ended though nobody made it, and what it last said on standard error. */
  crashes(): number
  said(): readonly string[]
}

/** @param preloads - modules that are loaded before it, as addresses */
export function createServerProcess(
  env: Record<string, string | undefined>,
  preloads: readonly string[] = [],
): ServerProcess {
  let running: LeashedProcess | null = null
  let crashes = 0
  let said: string[] = []

  function send(signal: NodeJS.Signals): void {
    const pid = running?.child.pid
    if (pid !== undefined && running?.child.exitCode === null) process.kill(pid, signal)
  }

  return {
    async start(clockOffsetMs = 0) {
      const clock = clockOffsetMs === 0 ? [] : [`${shiftClock}?ms=${clockOffsetMs}`]
      const imports = [...preloads, ...clock].flatMap(module => ['--import', module])
      const server = spawnLeashed(process.execPath, [...imports, join(webDir, 'src/server/main.ts')], {
        cwd: webDir,
        env: childEnvironment(env),
        stopSignal: 'TERM',
        graceSeconds: 12,
      })
      running = server
      server.stderr.on('data', chunk => {
        said = [...said, String(chunk)].slice(-saidMax)
      })
      void server.exited.then(() => {
        if (running !== server) return
        running = null
        crashes++
      })
      await awaitLine(server, 'The server', line => line.includes('listens on'))
    },
    async kill() {
      const killed = running
      running = null
      const pid = killed?.child.pid
      if (!killed || pid === undefined) return
      process.kill(pid, 'SIGKILL')
      await killed.exited
    },
    pause: () => send('SIGSTOP'),
    resume: () => send('SIGCONT'),
    async end() {
      const ending = running
      running = null
      await ending?.stop()
    },
    isRunning: () => running !== null,
    crashes: () => crashes,
    said: () => said,
  }
}
