import { openBookedTable } from './booked-table.ts'
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
  const postgres = await openBenchPostgres()
  const [fewUrl, manyUrl] = [await postgres.createMigrated('few'), await postgres.createMigrated('many')]
  const few = await openBookedTable(fewUrl, 'key', providers, fewRows)
  const exclusion = await openBookedTable(fewUrl, 'exclusion', providers, fewRows)
  const many = await openBookedTable(manyUrl, 'key', providers, manyRows)
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
      await postgres.close()
    },
  }
}
