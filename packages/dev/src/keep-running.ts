import type { LeashedProcess } from './leash.ts'

export interface KeptRunning extends Pick<LeashedProcess, 'exited' | 'stop'> {
  /** The program as it runs at this moment. */
  current(): LeashedProcess
}

/**
 * Starts a program again whenever it ends by itself. One that ended sooner than `leastSeconds` after it was started would do so again:
 * then `exited` settles, as it does for one program.
 */
export function keepRunning(
  start: () => LeashedProcess,
  options: { leastSeconds: number; onRestart(how: string): void },
): KeptRunning {
  let current = start()
  let isStopping = false

  async function watch(): Promise<string> {
    for (;;) {
      const startedAt = performance.now()
      const how = await current.exited
      if (isStopping || performance.now() - startedAt < options.leastSeconds * 1000) return how
      options.onRestart(how)
      current = start()
    }
  }

  return {
    current: () => current,
    exited: watch(),
    stop() {
      isStopping = true
      return current.stop()
    },
  }
}
