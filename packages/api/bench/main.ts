import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { groups } from './groups.ts'
import { type Line, measureGroup } from './measure-group.ts'
import { toTable } from './table.ts'

/**
 * Measures everything and prints one table: `pnpm bench`. `--only NAME` (again and again) takes some groups, `--rounds N` so many rounds,
 * `--small` runs all code at the least size, `--json FILE` writes the lines there too. It judges by printing; it ends with 1 only
 * when something could not be measured.
 */
const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string' },
    json: { type: 'string' },
  },
})
const say = (text: string) => void process.stdout.write(`${text}\n`)
const size = values.small ? 'small' : 'full'
const rounds = Number(values.rounds ?? (values.small ? 1 : 7))

const unknown = values.only.filter(name => !(name in groups))
if (unknown.length > 0)
  throw new Error(`There is no group ${unknown.join(', ')}, only ${Object.keys(groups).join(', ')}.`)

const lines: (Line & { group: string })[] = []
for (const [name, open] of Object.entries(groups)) {
  if (values.only.length > 0 && !values.only.includes(name)) continue
  say(`measuring ${name} ...`)
  const group = await open(size)
  try {
    lines.push(...(await measureGroup(group, rounds)).map(line => ({ group: name, ...line })))
  } finally {
    await group.close()
  }
}
say(`\n${toTable(lines)}\n`)
const broken = lines.filter(({ ratio }) => !Number.isFinite(ratio))
if (broken.length > 0) throw new Error(`Not measured: ${broken.map(({ work }) => work).join(', ')}`)
if (values.json)
  await writeFile(
    values.json,
    `${JSON.stringify({ takenAt: new Date().toISOString(), size, rounds, lines }, null, 2)}\n`,
  )
