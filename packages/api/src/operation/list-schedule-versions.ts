import { pageBytesMax } from '@holdfast/shared/rules/limits'
import { z } from 'zod'
import { toInstant } from '../answer.ts'
import type { ProviderIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { findScheduleVersions } from '../store/schedule-versions.ts'
import { takeFitting } from '../take-fitting.ts'

const place = z.strictObject({
  version: z
    .int()
    .min(1)
    .max(2 ** 31 - 1),
})

/** What was published, the newest first, a page at a time. */
export async function listScheduleVersions(
  { db }: Stores,
  identity: ProviderIdentity,
  input: { limit: number; cursor?: string | undefined },
) {
  const before = decodeCursor(input.cursor, place)?.version ?? null
  const rows = await findScheduleVersions(db, identity.providerId, before, input.limit + 1)
  const found = rows.slice(0, input.limit).map(({ version, publishedAt, publishedBy, schedule }) => ({
    version,
    publishedAt: toInstant(publishedAt.getTime()),
    publishedBy,
    schedule,
  }))
  const versions = takeFitting(found, pageBytesMax)
  const last = rows.length > versions.length ? versions.at(-1) : undefined
  return {
    versions,
    nextCursor: last ? encodeCursor({ version: last.version }) : null,
  }
}
