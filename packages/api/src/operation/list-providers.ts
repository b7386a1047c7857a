import { pageBytesMax, soonestSlotsMax } from '@holdfast/shared/rules/limits'
import { quarterOfInstant } from '@holdfast/shared/rules/quarters'
import { computeChangesAt } from '@holdfast/shared/rules/slot-changes'
import { findNextSlots } from '@holdfast/shared/rules/slots'
import { z } from 'zod'
import { toQuarterInstant } from '../answer.ts'
import type { Stores } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { availabilityOf, bookableTime } from '../store/availability.ts'
import type { ProviderHolds } from '../store/hold-replies.ts'
import type { ProviderPage } from '../store/kept-pages.ts'
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
 * the cursor on, which reads what those of the page offer, and, in one request, their holds. Only a query reads further: it
 * looks at names in turn, about 10 ms for 10,000. A page that was asked for twice is kept while nothing of it changes, and then costs one
 * command to Redis.
 *
 * The race: somebody writes or holds while the page is read. What Redis said before PostgreSQL was read settles whether it is
 * kept (docs/decisions/0025).
 */
export async function listProviders(
  { db, pages }: Stores,
  input: ListProvidersInput,
  now: number,
): Promise<ProviderPage> {
  const after = decodeCursor(input.cursor, place)
  const asked = await pages.ask(JSON.stringify([input.query, input.limit, input.cursor]), now)
  if (asked.kept) return asked.kept
  const search = { query: input.query, after, limit: input.limit + 1 }
  const found = await findListedOffers(db, search, bookableTime(now).fromQuarter)
  const listed = found.slice(0, input.limit)
  const ids = listed.map(({ provider }) => provider.id)
  // The directory stays readable without Redis: its times are a hint, and every hold asks anew.
  const holds = await asked.holdsOf(ids)

  const timed = listed.map(offer => withSoonest(offer, holds.get(offer.provider.id), now))
  const providers = takeFitting(
    timed.map(({ shown }) => shown),
    pageBytesMax,
  )
  const last = found.length > providers.length ? providers.at(-1) : undefined
  const page = { providers, nextCursor: last ? encodeCursor({ name: last.name, id: last.id }) : null }

  asked.keep(ids, page, Math.min(...timed.map(({ changesAt }) => changesAt)))
  return page
}

type ListedOffer = Awaited<ReturnType<typeof findListedOffers>>[number]

/** A provider as the page shows them, and when time alone makes that something else, in epoch milliseconds. */
function withSoonest(listed: ListedOffer, holds: ProviderHolds | undefined, now: number) {
  const { slug, name, title, provider, booked } = listed
  const { id, timeZone } = provider
  const held = holds?.others ?? []
  const availability = availabilityOf(provider, booked, held)
  const visitType = provider.visitTypes.find(type => !type.retired)
  const wanted = { fromQuarter: quarterOfInstant(now), countMax: soonestSlotsMax }
  const quarters = visitType ? findNextSlots(availability, visitType, wanted, now) : []
  const isFull = quarters.length === soonestSlotsMax
  const soonest = quarters.map(toQuarterInstant)
  return {
    shown: { id, slug, name, title, timeZone, nextAvailableAt: soonest[0] ?? null, soonest },
    changesAt: computeChangesAt(
      {
        availability,
        // Where there are fewer than could be shown, one more date may bring the next.
        range: { ...wanted, toQuarter: isFull ? (quarters.at(-1) as number) + 1 : Number.MAX_SAFE_INTEGER },
        firstQuarter: quarters[0] ?? null,
        // They end by Redis's clock.
        holdsEndAt: held.map(({ endsAt }) => now + endsAt - (holds?.serverAt ?? 0)),
      },
      now,
    ),
  }
}
