import { join } from 'node:path'
import { repositoryDir } from './env.ts'
import { findProgram } from './find-program.ts'

/** The command line that runs turbo. It wants a pnpm on the path; where there is none, npx brings one along. */
export async function turboCommand(...args: string[]): Promise<[command: string, ...args: string[]]> {
  if (await findProgram('pnpm')) return [join(repositoryDir, 'node_modules/.bin/turbo'), ...args]
  return ['npx', '-y', 'pnpm@12', 'exec', 'turbo', ...args]
}
