import { findBrokenInvariants, invariants } from './find-broken-invariants.ts'
import { withOperatedDatabase } from './operated-database.ts'
import { runCommand } from './run-command.ts'

/** Says whether the tables keep what is promised, and which rows do not: `pnpm invariants`. */
await runCommand(async () => {
  const broken = await withOperatedDatabase(findBrokenInvariants)
  if (broken.length === 0) return invariants.map(({ promise }) => `kept    ${promise}`).join('\n')
  const rows = broken.flatMap(({ promise, rows }) => [
    `BROKEN  ${promise}`,
    ...rows.map(row => `        ${JSON.stringify(row)}`),
  ])
  throw new Error(`${broken.length} of ${invariants.length} promises are broken.\n${rows.join('\n')}`)
})
