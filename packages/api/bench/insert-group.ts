import { openBookedTable } from './booked-table.ts'
import type { Group, Size } from './comparison.ts'
import { openBenchPostgres } from './open-bench-postgres.ts'

const sizes = {
  full: { providers: 5_000, fewRows: 400_000, manyRows: 5_000_000 },
  small: { providers: 50, fewRows: 400, manyRows: 2_000 },
}

/** What a row of `booked_quarters` costs as the table grows; every round books some days more in tables that stay below and above a million. */
export async function openInsertGroup(size: Size): Promise<Group> {
  const { providers, fewRows, manyRows } = sizes[size]
  const postgres = await openBenchPostgres()
  const [fewUrl, manyUrl] = [await postgres.createMigrated('few'), await postgres.createMigrated('many')]
  const few = await openBookedTable(fewUrl, 'key', providers, fewRows)
  const many = await openBookedTable(manyUrl, 'key', providers, manyRows)
  const exclusion = await openBookedTable(fewUrl, 'exclusion', providers, fewRows)
  const [fewText, manyText] = [fewRows, manyRows].map(rows => rows.toLocaleString('en'))
  const unit = 'us CPU'
  return {
    comparisons: [
      {
        work: `a booked quarter, ${manyText} in the table`,
        floor: `the same at ${fewText}`,
        unit,
        bar: { atMost: 1.2 },
        measureFloor: few.measureRow,
        measureWork: many.measureRow,
      },
      {
        work: `the same right after a checkpoint, ${manyText}`,
        floor: `the same at ${fewText}`,
        unit,
        bar: null,
        async measureFloor() {
          await few.checkpoint()
          return few.measureRow()
        },
        measureWork: many.measureRow,
      },
      {
        work: `a booked span, EXCLUDE USING gist, ${fewText}`,
        floor: `a booked quarter at ${fewText}`,
        unit,
        bar: null,
        measureFloor: few.measureRow,
        measureWork: exclusion.measureRow,
      },
    ],
    async close() {
      await Promise.all([few.close(), many.close(), exclusion.close()])
      await postgres.close()
    },
  }
}
