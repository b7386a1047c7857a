import type { Run } from '@holdfast/shared/rules/quarters'
import { quarterOfInstant } from '@holdfast/shared/rules/quarters'
import { findNextSlot } from '@holdfast/shared/rules/slots'
import { z } from 'zod'
import { toQuarterInstant } from '../answer.ts'
import type { Stores } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { availabilityOf, bookableTime } from '../store/availability.ts'
import { findBookedRunsOf, findProviders, type ProviderRow } from '../store/provider-queries.ts'

export interface ListProvidersInput {
  query?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** PostgreSQL's text has no NUL. */
const place = z.strictObject({ name: z.string().regex(/^[^\0]*$/), id: z.guid() })

/** Providers by name, a page at a time, each with the first time that its first visit type could take. */
export async function listProviders(stores: Stores, input: ListProvidersInput, now: number) {
  const after = decodeCursor(input.cursor, place)
  const rows = await findProviders(stores.db, { query: input.query, after, limit: input.limit + 1 })
  const page = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? page.at(-1) : undefined
  return {
    providers: await withNextAvailable(stores, page, now),
    nextCursor: last ? encodeCursor({ name: last.name, id: last.id }) : null,
  }
}

async function withNextAvailable({ db, holds }: Stores, page: readonly ProviderRow[], now: number) {
  const ids = page.map(({ id }) => id)
  const [booked, held] = await Promise.all([
    findBookedRunsOf(db, ids, bookableTime(now)),
    // The directory stays readable without Redis: its times are a hint, and every hold asks anew.
    holds.ofProviders(ids).catch(() => new Map<string, Run[]>()),
  ])
  return page.map(provider => {
    const { id, slug, name, title, timeZone } = provider
    const availability = availabilityOf(provider, booked.get(id) ?? [], held.get(id) ?? [])
    const visitType = provider.visitTypes.find(type => !type.retired)
    const next = visitType ? findNextSlot(availability, visitType, quarterOfInstant(now), now) : null
    return { id, slug, name, title, timeZone, nextAvailableAt: next === null ? null : toQuarterInstant(next) }
  })
}
