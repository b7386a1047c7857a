import { expect, it } from 'vitest'
import { keepRunning } from './keep-running.ts'
import { spawnLeashed } from './leash.ts'

// One failure of a program that runs well does not end the product, and one that cannot run is not tried for ever.

const lasting = (code: number) => () =>
  spawnLeashed('sh', ['-c', `sleep 0.3; exit ${code}`], { stopSignal: 'TERM' })

it('starts it again each time it ends, until it is stopped', async () => {
  const endings: string[] = []
  const kept = keepRunning(lasting(1), { leastSeconds: 0.1, onRestart: how => endings.push(how) })
  await expect.poll(() => endings.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(2)
  expect(endings[0]).toBe('ended with code 1')
  await kept.stop()
  const stopped = endings.length
  await kept.exited
  expect(endings).toHaveLength(stopped)
})

it('gives it up when it ends as soon as it was started', async () => {
  const endings: string[] = []
  const kept = keepRunning(lasting(3), { leastSeconds: 600, onRestart: how => endings.push(how) })
  expect(await kept.exited).toBe('ended with code 3')
  expect(endings).toEqual([])
})
