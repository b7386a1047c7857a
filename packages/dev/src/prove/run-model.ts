import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { childEnvironment, repositoryDir } from '../env.ts'

/** Runs so many random sequences of calls against the API and its model; false when they ever differ. */
export async function runModel(sequences: string, seed: string): Promise<boolean> {
  const vitest = spawn(
    process.execPath,
    [
      join(repositoryDir, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      'int',
      'src/model.int.test.ts',
    ],
    {
      cwd: join(repositoryDir, 'packages/api'),
      stdio: 'inherit',
      env: childEnvironment({ HOLDFAST_MODEL_SEQUENCES: sequences, HOLDFAST_MODEL_SEED: seed }),
    },
  )
  const [code] = await once(vitest, 'exit')
  return code === 0
}
