import { openBurstGroup } from './burst-group.ts'
import type { OpenGroup } from './comparison.ts'
import { openContentionGroup } from './contention-group.ts'
import { openDirectoryGroup } from './directory-group.ts'
import { openEngineGroup } from './engine-group.ts'
import { openGrowthGroup } from './growth-group.ts'
import { openHoldScriptGroup } from './hold-script-group.ts'
import { openHttpGroup } from './http-group.ts'
import { openInsertGroup } from './insert-group.ts'
import { openPagesGroup } from './pages-group.ts'
import { openStartGroup } from './start-group.ts'
import { openStorageGroup } from './storage-group.ts'
import { openStoreGroup } from './store-group.ts'
import { openStreamsGroup } from './streams-group.ts'

/** All that is measured, in the order of the table. */
export const groups: Record<string, OpenGroup> = {
  engine: openEngineGroup,
  directory: openDirectoryGroup,
  http: openHttpGroup,
  store: openStoreGroup,
  'hold-script': openHoldScriptGroup,
  insert: openInsertGroup,
  contention: openContentionGroup,
  storage: openStorageGroup,
  growth: openGrowthGroup,
  burst: openBurstGroup,
  streams: openStreamsGroup,
  start: openStartGroup,
  pages: openPagesGroup,
}
