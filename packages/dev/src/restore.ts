import { resolve } from 'node:path'
import { findBrokenInvariants } from './find-broken-invariants.ts'
import { withOperatedDatabase } from './operated-database.ts'
import { restoreDatabase } from './restore-database.ts'
import { onlyArgument, runCommand } from './run-command.ts'

/** Fills an empty database from a backup, all of it or nothing: `pnpm restore FILE`. */
await runCommand(async args => {
  const file = resolve(onlyArgument(args, 'pnpm restore FILE'))
  return withOperatedDatabase(async url => {
    const rows = await restoreDatabase(url, file)
    const broken = await findBrokenInvariants(url)
    if (broken.length > 0)
      throw new Error(`Restored ${rows} rows, and this does not hold: ${broken[0]?.promise}`)
    return `Restored ${rows} rows from ${file}; every promise about them holds.`
  })
})
