import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const checkEveryMs = 500
const ancestorsMax = 32
const packageManager = /(^|[/\s])(npm|npx|pnpm)(\s|$)/

interface Process {
  id: number
  parentId: number
  commandLine: string
}

/**
 * Settles when one of the processes between us and the outermost package manager that waits for us has gone. npm, for one, ends
 * at a signal without passing it on to what pnpm runs. Never settles when no package manager waits for us.
 */
export async function awaitOrphaned(): Promise<void> {
  const ancestors = await listAncestors()
  const outermost = ancestors.findLastIndex(({ commandLine }) => packageManager.test(commandLine))
  const watched = ancestors.slice(0, outermost + 1)
  const isWhole = async () => {
    const now = await listAncestors(watched.length)
    return watched.every(({ id }, i) => now[i]?.id === id)
  }
  do await sleep(checkEveryMs, undefined, { ref: false })
  while (await isWhole())
}

/** Parent, grandparent and so on. */
async function listAncestors(countMax = ancestorsMax): Promise<Process[]> {
  const ancestors: Process[] = []
  let id = process.ppid
  while (id > 1 && ancestors.length < countMax) {
    const ancestor = await readProcess(id)
    if (!ancestor) break
    ancestors.push(ancestor)
    id = ancestor.parentId
  }
  return ancestors
}

async function readProcess(id: number): Promise<Process | null> {
  try {
    if (platform() !== 'linux') {
      const { stdout } = await run('ps', ['-o', 'ppid=,args=', '-p', String(id)])
      const [, parentId, commandLine = ''] = /^\s*(\d+)\s(.*)/.exec(stdout) ?? []
      return { id, parentId: Number(parentId), commandLine }
    }
    const [status, commandLine] = await Promise.all(
      ['stat', 'cmdline'].map(file => readFile(`/proc/${id}/${file}`, 'utf8')),
    )
    // The second field is the name in parentheses, which may hold anything; the fourth is the parent.
    const parentId = Number(status?.slice(status.lastIndexOf(')') + 2).split(' ')[1])
    return { id, parentId, commandLine: commandLine?.replaceAll('\0', ' ') ?? '' }
  } catch {
    return null
  }
}
