import { resolve } from 'node:path'
import { backUpDatabase } from './backup-database.ts'
import { withOperatedDatabase } from './operated-database.ts'
import { onlyArgument, runCommand } from './run-command.ts'

/** Writes all that is booked and published to a file, as it is at one moment, while the site runs on: `pnpm backup FILE`. */
await runCommand(async args => {
  const file = resolve(onlyArgument(args, 'pnpm backup FILE'))
  const rows = await withOperatedDatabase(url => backUpDatabase(url, file))
  return `Backed up ${rows} rows to ${file}. It holds names and reasons of visits: keep it as you keep those.`
})
