import { pageBytesMax, soonestSlotsMax } from '@holdfast/shared/rules/limits'
import type { Run } from '@holdfast/shared/rules/quarters'
import { quarterOfInstant } from '@holdfast/shared/rules/quarters'
import { findNextSlots } from '@holdfast/shared/rules/slots'
import { z } from 'zod'
import { toQuarterInstant } from '../answer.ts'
import type { Stores } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { availabilityOf, bookableTime } from '../store/availability.ts'
import { findListedOffers } from '../store/offer-queries.ts'
import { takeFitting } from '../take-fitting.ts'

export interface ListProvidersInput {
  query?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** PostgreSQL's text has no NUL. */
const place = z.strictObject({ name: z.string().regex(/^[^\0]*$/), id: z.guid() })

/**
 * Providers by name, a page at a time, each with the first times that its first visit type could take.
 *
 * It stays quick because a page costs what it shows, however many providers there are: one walk along the index of names from
 * the cursor on, which reads what those of the page offer, and then, in one request, their holds. Only a query reads further: it
 * looks at names in turn, about 10 ms for 10,000.
 */
export async function listProviders(stores: Stores, input: ListProvidersInput, now: number) {
  const after = decodeCursor(input.cursor, place)
  const search = { query: input.query, after, limit: input.limit + 1 }
  const rows = await findListedOffers(stores.db, search, bookableTime(now).fromQuarter)
  const providers = takeFitting(
    await withNextAvailable(stores, rows.slice(0, input.limit), now),
    pageBytesMax,
  )
  const last = rows.length > providers.length ? providers.at(-1) : undefined
  return {
    providers,
    nextCursor: last ? encodeCursor({ name: last.name, id: last.id }) : null,
  }
}

type ListedOffer = Awaited<ReturnType<typeof findListedOffers>>[number]

async function withNextAvailable({ holds }: Stores, page: readonly ListedOffer[], now: number) {
  const ids = page.map(({ provider }) => provider.id)
  // The directory stays readable without Redis: its times are a hint, and every hold asks anew.
  const held = await holds.ofProviders(ids).catch(() => new Map<string, Run[]>())
  return page.map(({ slug, name, title, provider, booked }) => {
    const { id, timeZone } = provider
    const availability = availabilityOf(provider, booked, held.get(id) ?? [])
    const visitType = provider.visitTypes.find(type => !type.retired)
    const wanted = { fromQuarter: quarterOfInstant(now), countMax: soonestSlotsMax }
    const soonest = visitType ? findNextSlots(availability, visitType, wanted, now).map(toQuarterInstant) : []
    return { id, slug, name, title, timeZone, nextAvailableAt: soonest[0] ?? null, soonest }
  })
}
