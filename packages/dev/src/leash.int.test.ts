import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { spawnLeashed } from './leash.ts'

// Nothing that we start outlives us, however we end.

/** One that has ended and that nobody has asked for yet is not alive, but still has its number. */
async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return !/^State:\s+Z/m.test(status)
}

const firstNumber = async (output: NodeJS.ReadableStream) =>
  Number.parseInt(String((await once(output, 'data'))[0]), 10)

it('ends a program, and what that one started, when the process that holds the leash is killed', async () => {
  const leash = fileURLToPath(new URL('./leash.ts', import.meta.url))
  const holder = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `const { spawnLeashed } = await import(${JSON.stringify(leash)})
     const program = spawnLeashed('sh', ['-c', 'sleep 600 & echo $!; wait'], { stopSignal: 'TERM' })
     program.stdout.pipe(process.stdout)`,
  ])
  const sleeper = await firstNumber(holder.stdout)
  expect(await isAlive(sleeper)).toBe(true)
  holder.kill('SIGKILL')
  await expect.poll(() => isAlive(sleeper), { timeout: 5_000 }).toBe(false)
})

it('stops a program with all that it started, and insists when that does not listen', async () => {
  const deaf = spawnLeashed('sh', ['-c', 'trap "" TERM; sh -c "sleep 600" & echo $!; wait; wait'], {
    stopSignal: 'TERM',
    graceSeconds: 0.3,
  })
  const sleeper = await firstNumber(deaf.stdout)
  await deaf.stop()
  expect(await isAlive(sleeper)).toBe(false)
  expect(await deaf.exited).toBe('was ended by SIGKILL')
})

it('says how a program ended by itself, and that one could not be started', async () => {
  expect(await spawnLeashed('sh', ['-c', 'exit 3'], { stopSignal: 'TERM' }).exited).toBe('ended with code 3')
  expect(await spawnLeashed('no-such-program', [], { stopSignal: 'TERM' }).exited).toBe('ended with code 127')
})
