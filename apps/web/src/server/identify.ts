import type { Identify } from '@holdfast/api'
import { isSameOrigin } from '#server/same-origin.ts'
import { readIdentityOf } from '#server/session-cookie.ts'

/** Who calls with a cookie of ours, which speaks for our own pages only. */
export const identify: Identify = ({ headers }) => (isSameOrigin(headers) ? readIdentityOf(headers) : null)
