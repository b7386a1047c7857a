import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { describeProof } from './describe-proof.ts'
import { huntMutant } from './mutants/hunt-mutant.ts'
import { mutants } from './mutants/mutants.ts'
import { runProof } from './run-proof.ts'

/**
 * Proves the promises of CONTRACT.md under faults, or that a planted bug is found: `pnpm prove [--seconds N] [--seed S]
 * [--mutant NAME]`. Ends with 1 on any violation, and with a mutant when it was not caught.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    mutant: { type: 'string' },
  },
})
const say = (text: string) => void process.stdout.write(`${text}\n`)
const tell = (text: string) => say(`  ${text}`)
const seed = values.seed ?? String(randomInt(2 ** 31))
const seconds = Number(values.seconds)

try {
  process.exit((await (values.mutant ? hunt(values.mutant) : prove())) ? 0 : 1)
} catch (error) {
  process.stderr.write(`holdfast: ${(error as Error).message}\n`)
  process.exit(1)
}

async function prove(): Promise<boolean> {
  say(`prove: ${seconds} s; the same faults again with --seed ${seed}`)
  const proof = await runProof({ seconds, seed, tell })
  say(describeProof(proof))
  return proof.violations.length === 0
}

async function hunt(name: string): Promise<boolean> {
  const names = name === 'all' ? mutants.map(mutant => mutant.name) : [name]
  const lines: string[] = []
  let allCaught = true
  for (const one of names) {
    say(`mutant ${one}, for ${seconds} s at most, --seed ${seed}`)
    const { bug, seconds: taken, caught } = await huntMutant({ name: one, seconds, seed, tell })
    if (!caught) allCaught = false
    lines.push(
      `  ${one.padEnd(30)} ${caught ? `caught after ${String(taken).padStart(3)} s by ${caught.check}` : 'NOT CAUGHT'}`,
    )
    say(
      `  ${bug}\n  ${caught ? `${caught.what} ${JSON.stringify(caught.evidence).slice(0, 1_500)}` : 'Nothing showed it.'}`,
    )
  }
  say(`\n${lines.join('\n')}`)
  return allCaught
}
