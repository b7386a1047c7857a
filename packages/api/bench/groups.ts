import type { OpenGroup } from './comparison.ts'
import { openDirectoryGroup } from './directory-group.ts'
import { openEngineGroup } from './engine-group.ts'

/** All that is measured, in the order of the table. */
export const groups: Record<string, OpenGroup> = {
  engine: openEngineGroup,
  directory: openDirectoryGroup,
}
