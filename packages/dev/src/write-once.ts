import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * The text of a file, which is made by the first one who asks and then stays: of several processes at once, all get the same.
 * Nobody but its owner may read it.
 */
export async function readOrWriteOnce(file: string, make: () => string | Promise<string>): Promise<string> {
  const found = await readFile(file, 'utf8').catch(() => null)
  if (found !== null) return found
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, await make(), { mode: 0o600 })
  await link(draft, file).catch(error => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  return readFile(file, 'utf8')
}
