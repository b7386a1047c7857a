import { readFile } from 'node:fs/promises'

/**
 * Microseconds that a process has spent on a processor, so that others on the machine do not count. Where the system does not tell
 * (only Linux does), the wall clock.
 */
export async function cpuMicrosecondsOf(processId: number): Promise<number> {
  const spent = await readFile(`/proc/${processId}/schedstat`, 'utf8').catch(() => null)
  return spent === null ? performance.now() * 1000 : Number.parseInt(spent, 10) / 1000
}
