import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { runCountdown } from './countdown/run-countdown.ts'
import { describeProof, describeViolations } from './describe-proof.ts'
import { huntMutant } from './mutants/hunt-mutant.ts'
import { mutants } from './mutants/mutants.ts'
import { runModel } from './run-model.ts'
import { runProof } from './run-proof.ts'

/**
 * Proves the promises of CONTRACT.md under faults: `pnpm prove [--seconds N] [--seed S]`; that a planted bug is found:
 * `--mutant NAME`, or `all`; that every operation survives the loss of each of its steps: `--countdown`; and that any sequence of
 * calls does what the model says: `--model SEQUENCES`. Ends with 1 on any violation, and when a mutant was not caught.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    mutant: { type: 'string' },
    countdown: { type: 'boolean', default: false },
    model: { type: 'string' },
  },
})
const say = (text: string) => void process.stdout.write(`${text}\n`)
const tell = (text: string) => say(`  ${text}`)
const seed = values.seed ?? String(randomInt(2 ** 31))
const seconds = Number(values.seconds)

try {
  process.exit((await chosen()) ? 0 : 1)
} catch (error) {
  process.stderr.write(`holdfast: ${(error as Error).stack}\n`)
  process.exit(1)
}

function chosen(): Promise<boolean> {
  if (values.model) return runModel(values.model, seed)
  if (values.countdown) return countDown()
  return values.mutant ? hunt(values.mutant) : prove()
}

async function countDown(): Promise<boolean> {
  say(`countdown, --seed ${seed}`)
  const { countdowns, violations } = await runCountdown(seed, tell)
  const steps = countdowns.reduce((sum, countdown) => sum + countdown.steps, 0)
  say(
    [`${steps} steps failed, ${violations.length} violations`, ...describeViolations(violations)].join('\n'),
  )
  return violations.length === 0
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
    const [first] = caught
    if (!first) allCaught = false
    const by = [...new Set(caught.map(({ check }) => check))].join(', ')
    lines.push(
      `  ${one.padEnd(30)} ${first ? `caught after ${String(taken).padStart(3)} s by ${by}` : 'NOT CAUGHT'}`,
    )
    say(
      `  ${bug}\n  ${first ? `${first.what} ${JSON.stringify(first.evidence).slice(0, 1_500)}` : 'Nothing showed it.'}`,
    )
  }
  say(`\n${lines.join('\n')}`)
  return allCaught
}
