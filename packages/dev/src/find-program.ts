import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The full path of a program that is on the path, or null. */
export async function findProgram(name: string): Promise<string | null> {
  const found = await run('sh', ['-c', 'command -v "$0"', name]).catch(() => null)
  return found?.stdout.trim() || null
}
