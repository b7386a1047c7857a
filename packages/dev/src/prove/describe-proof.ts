import { recoveriesOf } from './checks/recovers.ts'
import { answerOf, type Call, type Operation, type Violation } from './history.ts'
import { median } from './median.ts'
import type { Proof } from './run-proof.ts'

const evidenceMax = 3
const evidenceLengthMax = 6_000

/** The whole proof as a table for a terminal. */
export function describeProof(proof: Proof): string {
  const { history, faults, violations, seconds, seed, crashes } = proof
  const operations = Map.groupBy(history.calls, call => call.operation)
  const confirms = history.calls.filter(call => call.operation === 'confirm' && answerOf(call)).length
  const twice = [...faults]
    .filter(([kind]) => kind.endsWith('delivered twice'))
    .reduce((sum, [, n]) => sum + n, 0)
  return [
    '',
    row('operation', 'asked', 'done', 'refused', 'attempts of unknown outcome'),
    ...[...operations].sort().map(describeOperation),
    '',
    ...[...faults].sort().map(([kind, count]) => row(`fault  ${kind}`, count)),
    '',
    row(
      'faults in all',
      [...faults.values()].reduce((sum, count) => sum + count, 0),
    ),
    row('servers that ended by themselves', crashes),
    row('confirms acknowledged', confirms),
    row('requests delivered twice', twice),
    ...describeRecoveries(proof),
    row('violations', violations.length),
    '',
    `${seconds} s; the same faults again with --seed ${seed}`,
    ...describeViolations(violations),
  ].join('\n')
}

const row = (name: string, ...cells: (string | number)[]) =>
  `  ${name.padEnd(44)}${cells.map(cell => ` ${cell}`.padStart(12)).join('')}`

function describeOperation([operation, calls]: [Operation, Call[]]): string {
  const last = calls.map(call => call.attempts.at(-1)?.outcome.kind)
  const unknown = calls
    .flatMap(call => call.attempts)
    .filter(({ outcome }) => outcome.kind === 'unknown').length
  const count = (kind: string) => last.filter(other => other === kind).length
  return row(operation, calls.length, count('done'), count('refused'), unknown)
}

function describeRecoveries({ history }: Proof): string[] {
  const recoveries = recoveriesOf(history)
  const line = (name: string, values: (number | null)[]) => {
    const known = values.filter(value => value !== null)
    return row(name, `${median(known)} ms`, `max ${Math.max(0, ...known)} ms`)
  }
  return [
    line(
      'first hold after faults end, median',
      recoveries.map(({ firstHoldMs }) => firstHoldMs),
    ),
    line(
      '95 % of the healthy rate, median',
      recoveries.map(({ fullRateMs }) => fullRateMs),
    ),
  ]
}

export function describeViolations(violations: readonly Violation[]): string[] {
  const byCheck = Map.groupBy(violations, violation => violation.check)
  return [...byCheck].flatMap(([check, found]) => [
    '',
    `VIOLATED  ${check}, ${found.length} times`,
    ...found
      .slice(0, evidenceMax)
      .flatMap(({ what, evidence }) => [
        `  ${what}`,
        ...evidence.map(piece => `    ${JSON.stringify(piece).slice(0, evidenceLengthMax)}`),
      ]),
  ])
}
