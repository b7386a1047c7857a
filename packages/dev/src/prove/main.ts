import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { describeProof } from './describe-proof.ts'
import { runProof } from './run-proof.ts'

const { values } = parseArgs({
  options: { seed: { type: 'string' }, seconds: { type: 'string', default: '60' } },
})
const say = (text: string) => void process.stdout.write(`${text}\n`)
const seed = values.seed ?? String(randomInt(2 ** 31))
say(`prove: ${values.seconds} s; the same faults again with --seed ${seed}`)
const proof = await runProof({ seconds: Number(values.seconds), seed, tell: text => say(`  ${text}`) })
say(describeProof(proof))
if (proof.said.length > 0) say(`The servers said:\n${proof.said.join('').slice(-4_000)}`)
process.exit(proof.violations.length > 0 ? 1 : 0)
