import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { childEnvironment, repositoryDir } from './env.ts'

/** Sends 100,000 hostile requests to an API of its own: `pnpm fuzz`; the same ones again with `pnpm fuzz --seed N`. */
const { values } = parseArgs({
  options: { seed: { type: 'string' }, count: { type: 'string', default: '100000' } },
})
const seed = values.seed ?? String(randomInt(2 ** 31))
process.stdout.write(`fuzz: ${values.count} requests; the same again with --seed ${seed}\n`)

const vitest = spawn(
  process.execPath,
  [join(repositoryDir, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'int', 'src/fuzz.int.test.ts'],
  {
    cwd: join(repositoryDir, 'packages/api'),
    stdio: 'inherit',
    env: childEnvironment({ HOLDFAST_FUZZ_COUNT: values.count, HOLDFAST_FUZZ_SEED: seed }),
  },
)
const [code] = await once(vitest, 'exit')
process.exitCode = code ?? 1
