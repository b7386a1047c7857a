import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { repositoryDir } from '../../env.ts'
import { windowFaults } from '../faults/window-faults.ts'
import { applyPatches } from './mutant.ts'
import { mutants } from './mutants.ts'

// A mutant whose text has moved away would plant nothing, and "caught" would mean nothing.

it.each(mutants)('$name still finds what it changes', async ({ patches = [], sql = [], faults = [] }) => {
  expect(patches.length + sql.length).toBeGreaterThan(0)
  for (const [file, ofFile] of Map.groupBy(patches, patch => patch.file)) {
    const source = await readFile(join(repositoryDir, 'packages/api/src', file), 'utf8')
    expect(applyPatches(source, ofFile)).not.toBe(source)
  }
  for (const fault of faults) expect(Object.keys(windowFaults)).toContain(fault)
})

it('refuses a text that is not there, or there twice', () => {
  const patch = { file: 'x.ts', find: 'a', replace: 'b' }
  expect(applyPatches('xay', [patch])).toBe('xby')
  expect(() => applyPatches('x', [patch])).toThrow('0 times')
  expect(() => applyPatches('aa', [patch])).toThrow('2 times')
})

it('has a name for each', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
  expect(mutants.length).toBeGreaterThanOrEqual(12)
})
