import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

export interface LeashedProcess {
  child: ChildProcess
  stdin: Writable
  stdout: Readable
  stderr: Readable
  /** Settles when the program has ended, and says how in words. */
  exited: Promise<string>
  /** Asks the program and what it started to end, insists after the grace, and waits until all of them have. */
  stop(): Promise<void>
}

export interface LeashOptions extends Pick<SpawnOptions, 'cwd' | 'env'> {
  /** What asks this program to end in good order. */
  stopSignal: 'INT' | 'TERM'
  graceSeconds?: number
}

/**
 * The shell becomes the program. Beside it stays a subshell that reads a pipe of ours: a line says that the program has ended, the
 * end of the pipe that we have, in whatever way, and then the program and what it started are told to end.
 */
const leashScript = '(read -r ended <&3 || kill -s "$0" -- "-$$") >/dev/null 2>&1 & exec "$@" 3<&-'

/**
 * Starts a program that does not outlive this process, not even when this process is killed. It runs in a session of its
 * own, so that Ctrl-C reaches it through us and in our order. Needs a POSIX shell.
 */
export function spawnLeashed(
  command: string,
  args: readonly string[],
  options: LeashOptions,
): LeashedProcess {
  const { stopSignal, graceSeconds = 15, ...spawnOptions } = options
  const child = spawn('sh', ['-c', leashScript, stopSignal, command, ...args], {
    ...spawnOptions,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  })
  const [stdin, stdout, stderr, leash] = child.stdio as unknown as [Writable, Readable, Readable, Writable]
  for (const pipe of [stdin, leash]) pipe.on('error', () => {})

  // The outputs close when the last process that writes to them has ended.
  const closed = new Promise<void>(resolve => child.once('close', () => resolve()))
  const exited = new Promise<string>(resolve => {
    child.once('error', error => resolve(`could not be started: ${error.message}`))
    child.once('exit', (code, signal) => {
      leash.end('ended\n')
      resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`)
    })
  })

  async function stop() {
    for (const output of [stdout, stderr]) output.resume()
    signalGroup(child, `SIG${stopSignal}`)
    const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), graceSeconds * 1000)
    await closed
    clearTimeout(insist)
  }

  return { child, stdin, stdout, stderr, exited, stop }
}

/** Reaches the program and all that it started and that did not leave its group, if there is anybody left. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
