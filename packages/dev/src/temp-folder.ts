import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TempFolder {
  path: string
  remove(): Promise<void>
}

/** A new folder of one's own, for as long as a test runs. */
export async function makeTempFolder(): Promise<TempFolder> {
  const path = await mkdtemp(join(tmpdir(), 'holdfast-test-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}
