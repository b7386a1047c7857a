import { openBurstGroup } from './burst-group.ts'
import type { OpenGroup } from './comparison.ts'
import { openContentionGroup } from './contention-group.ts'
import { openGrowthGroup } from './growth-group.ts'
import { openInsertGroup } from './insert-group.ts'
import { openStorageGroup } from './storage-group.ts'

/** All that is measured, in the order of the table. */
export const groups: Record<string, OpenGroup> = {
  insert: openInsertGroup,
  contention: openContentionGroup,
  storage: openStorageGroup,
  growth: openGrowthGroup,
  burst: openBurstGroup,
}
