import { fork } from 'node:child_process'
import { once } from 'node:events'

export type ForkedServer = Awaited<ReturnType<typeof forkServer>>

/** What a process has taken up to now. */
export interface Usage {
  rssBytes: number
  cpuMicroseconds: number
}

/**
 * Runs a file of this folder as a process of its own, so that who measures and who is measured do not share one. It is sent `input`,
 * answers once with where it is to be found, and then with its usage whenever it is asked.
 */
export async function forkServer<Ready>(file: string, input: unknown) {
  const child = fork(new URL(file, import.meta.url), { execArgv: ['--expose-gc'] })
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${code}.`)
  })
  failed.catch(() => {})
  async function ask(message: unknown): Promise<unknown> {
    const answered = once(child, 'message')
    child.send(message as object)
    const [answer] = (await Promise.race([answered, failed])) as unknown[]
    return answer
  }
  return {
    ready: (await ask({ input })) as Ready,
    /** After a collection of what is no longer in use. */
    usage: () => ask('usage') as Promise<Usage>,
    async close(): Promise<void> {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}
