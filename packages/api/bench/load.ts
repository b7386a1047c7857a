import { fork } from 'node:child_process'
import { once as onceOf } from 'node:events'
import { join } from 'node:path'
import type { LoadPlan, LoadResult } from './shot.ts'

/**
 * Loads a server from a process of its own, so that whoever sends does not slow who answers. Rejects when an answer is of a status
 * that `isExpected` does not take: what is refused or lost is not work done.
 */
export async function load(
  { once = false, ...plan }: Omit<LoadPlan, 'once'> & { once?: boolean },
  isExpected: (status: number) => boolean = status => status === 200,
): Promise<LoadResult> {
  const child = fork(join(import.meta.dirname, 'load-process.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.send({ ...plan, once } satisfies LoadPlan)
  const failed = onceOf(child, 'exit').then(([code]) => {
    throw new Error(`The load process ended with ${code}.`)
  })
  const [result] = (await Promise.race([onceOf(child, 'message'), failed])) as [LoadResult]
  const unexpected = Object.keys(result.statuses).filter(status => !isExpected(Number(status)))
  if (unexpected.length > 0) throw new Error(`Unexpected answers: ${JSON.stringify(result.statuses)}`)
  return result
}
