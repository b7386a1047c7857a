import { expect, it } from 'vitest'
import { runCountdown } from './countdown/run-countdown.ts'
import { describeProof } from './describe-proof.ts'
import { huntMutant } from './mutants/hunt-mutant.ts'
import { runProof } from './run-proof.ts'

// The promises hold while everything around two servers fails, and the proof would see it if they did not.

const seconds = 60
/** What recovers in time on a machine of its own may not on one that is shared; `pnpm prove` is where that is judged. */
const isOfTheMachine = ({ check }: { check: string }) => check === 'recovers'

it(
  `keeps every promise through ${seconds} seconds of faults`,
  async () => {
    const proof = await runProof({ seconds, seed: 'test' })
    const violations = proof.violations.filter(violation => !isOfTheMachine(violation))
    expect(violations, describeProof({ ...proof, violations })).toEqual([])
    expect([...proof.faults.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(100)
    expect(proof.history.calls.length).toBeGreaterThan(100)
  },
  10 * 60_000,
)

it(
  'finds a planted bug',
  async () => {
    const { caught } = await huntMutant({
      name: 'change-told-in-a-second-statement',
      seconds: 120,
      seed: 'test',
      tell: () => {},
    })
    expect(caught.map(({ check }) => check)).toContain('audited-once')
  },
  10 * 60_000,
)

it(
  'keeps every promise when any step of any operation is lost',
  async () => {
    const { countdowns, violations } = await runCountdown('test', () => {})
    expect(violations).toEqual([])
    expect(countdowns).toHaveLength(18)
    expect(countdowns.every(({ steps }) => steps > 0)).toBe(true)
  },
  10 * 60_000,
)
