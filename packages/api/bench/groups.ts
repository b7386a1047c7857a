import type { OpenGroup } from './comparison.ts'
import { openHttpGroup } from './http-group.ts'
import { openStoreGroup } from './store-group.ts'

/** All that is measured, in the order of the table. */
export const groups: Record<string, OpenGroup> = {
  http: openHttpGroup,
  store: openStoreGroup,
}
