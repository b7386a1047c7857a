import { type BookedKind, openBookedTable } from './booked-table.ts'
import type { Group, Size } from './comparison.ts'
import { openBenchPostgres } from './open-bench-postgres.ts'

const sizes = {
  full: { providers: 10_000, fewRows: 400_000, manyRows: 5_000_000 },
  small: { providers: 50, fewRows: 400, manyRows: 2_000 },
}

const daysARound = 3

/**
 * What a row of `booked_quarters` costs as the table grows, and what it costs where an exclusion constraint guards instead. Every
 * round books some days more; the small tables stay below a million rows.
 */
export async function openInsertGroup(size: Size): Promise<Group> {
  const { providers, fewRows, manyRows } = sizes[size]
  const few = await openOnItsOwnServer('key', providers, fewRows)
  const exclusion = await openOnItsOwnServer('exclusion', providers, fewRows)
  const many = await openOnItsOwnServer('key', providers, manyRows)
  const [fewText, manyText] = [fewRows, manyRows].map(rows => rows.toLocaleString('en'))
  const unit = 'us CPU'
  let fewFigure = Number.NaN
  return {
    comparisons: [
      {
        work: `a booked quarter, ${manyText} in the table`,
        floor: `the same from ${fewText} on`,
        unit,
        bar: { atMost: 1.2 },
        async measureFloor() {
          fewFigure = await few.measureRow(daysARound)
          return fewFigure
        },
        measureWork: () => many.measureRow(daysARound),
      },
      {
        work: `a booked span, EXCLUDE USING gist, from ${fewText} on`,
        floor: 'a booked quarter, as many in the table',
        unit,
        bar: null,
        measureFloor: () => fewFigure,
        measureWork: () => exclusion.measureRow(daysARound),
      },
    ],
    async close() {
      await Promise.all([few.close(), many.close(), exclusion.close()])
    },
  }
}

/** So that no table drives another out of the server's memory. */
async function openOnItsOwnServer(kind: BookedKind, providers: number, rows: number) {
  const server = await openBenchPostgres()
  const table = await openBookedTable(await server.createMigrated('booked'), kind, providers, rows)
  async function close() {
    await table.close()
    await server.close()
  }
  return { ...table, close }
}
