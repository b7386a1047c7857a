import { readdir, readFile } from 'node:fs/promises'

/**
 * Bytes of memory of a process and all that it started. What several of them share is counted once (`Pss`), where only Linux tells.
 * Those that detach and live on under another parent are missed, but for sessions that are led from the tree.
 */
export async function memoryOfTree(rootId: number): Promise<number> {
  const ids = (await readdir('/proc')).map(Number).filter(id => id > 0)
  const parents = new Map<number, number>()
  for (const id of ids) parents.set(id, await parentOf(id))
  const isInTree = (id: number): boolean => id === rootId || (id > 1 && isInTree(parents.get(id) ?? 0))
  const sizes = await Promise.all(ids.filter(isInTree).map(proportionalBytesOf))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function parentOf(id: number): Promise<number> {
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0)
}

async function proportionalBytesOf(id: number): Promise<number> {
  const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024
}
