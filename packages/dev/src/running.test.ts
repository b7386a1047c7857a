import { expect, it } from 'vitest'
import { createRunnings } from './running.ts'

// What was started last is stopped first, once, and a death that nobody asked for is told.

it('stops in reverse order, and once', async () => {
  const runnings = createRunnings()
  const stopped: string[] = []
  for (const name of ['database', 'door', 'site']) {
    runnings.add({ name, stop: async () => void stopped.push(name) })
  }
  await Promise.all([runnings.stopAll(), runnings.stopAll()])
  expect(stopped).toEqual(['site', 'door', 'database'])
})

it('tells who ended by itself, and how', async () => {
  const runnings = createRunnings()
  runnings.add({ name: 'Redis', exited: Promise.resolve('was ended by SIGKILL'), stop: async () => {} })
  await expect(runnings.failed).rejects.toThrow('Redis was ended by SIGKILL.')
})

it('takes no end for a failure that was asked for', async () => {
  const runnings = createRunnings()
  const { promise: exited, resolve } = Promise.withResolvers<string>()
  runnings.add({ name: 'Redis', exited, stop: async () => resolve('ended with code 0') })
  await runnings.stopAll()
  await expect(Promise.race([runnings.failed, Promise.resolve('nothing failed')])).resolves.toBe(
    'nothing failed',
  )
})
