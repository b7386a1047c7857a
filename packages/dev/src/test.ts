import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { provideBrowser } from './browser.ts'
import { childEnvironment, givenBrowser, repositoryDir } from './env.ts'
import { failuresIn } from './failures-in.ts'
import { turboCommand } from './turbo-command.ts'

/** Runs everything that can fail, the quick parts first: `pnpm test`. Ends with 0 only when all of it passed. */
const stages = [
  { name: 'static checks and unit tests', tasks: ['lint', 'typecheck', 'test:unit'] },
  { name: 'build and integration tests', tasks: ['build', 'test:int'] },
  { name: 'end-to-end tests', tasks: ['test:e2e'], inBrowser: true },
]
/** Fits a machine with two cores. */
const tasksAtOnce = 2

const say = (text: string) => void process.stdout.write(`${text}\n`)

try {
  const report: string[] = []
  for (const { name, tasks, inBrowser } of stages) {
    const startedAt = performance.now()
    say(`\n== ${name}`)
    const browser = inBrowser ? await provideBrowser(givenBrowser(), say) : undefined
    const { passed, failures } = await runTasks(tasks, browser)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    report.push(`  ${passed ? 'passed' : 'FAILED'}  ${seconds.padStart(6)} s  ${name} (${tasks.join(', ')})`)
    if (passed) continue
    process.exitCode = 1
    say(`\nWhat failed:\n${failures.join('\n')}`)
    break
  }
  for (const { name } of stages.slice(report.length)) report.push(`  not run           ${name}`)
  say(`\n${report.join('\n')}\n  in all  ${process.uptime().toFixed(1).padStart(6)} s`)
} catch (error) {
  process.stderr.write(`holdfast: ${(error as Error).message}\n`)
  process.exitCode = 1
}

/** Whether all of them passed, and which did not. An interrupted run has not passed, though turbo ends it with 0. */
async function runTasks(
  tasks: string[],
  browser: string | undefined,
): Promise<{ passed: boolean; failures: string[] }> {
  const options = [`--concurrency=${tasksAtOnce}`, '--output-logs=new-only', '--ui=stream']
  const [command, ...args] = await turboCommand('run', ...tasks, ...options)
  const turbo = spawn(command, args, {
    cwd: repositoryDir,
    stdio: ['inherit', 'pipe', 'inherit'],
    env: childEnvironment({ CHROMIUM_PATH: browser, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) }),
  })
  const lines: string[] = []
  const output = createInterface({ input: turbo.stdout }).on('line', line => {
    lines.push(line)
    say(line)
  })
  const told = once(output, 'close')
  let interrupted = false
  const passOn = (signal: NodeJS.Signals) => {
    interrupted = true
    turbo.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, passOn)
  const [code] = await once(turbo, 'exit')
  for (const signal of signals) process.off(signal, passOn)
  // What runs on below turbo after an interruption would keep the pipe open.
  if (interrupted) turbo.stdout.destroy()
  else await told
  return { passed: code === 0 && !interrupted, failures: failuresIn(lines) }
}
