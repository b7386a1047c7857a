import { createHash, randomUUID } from 'node:crypto'
import { offerBytesMax, quartersPerDay } from '@holdfast/shared/rules/limits'
import { quarterOfInstant } from '@holdfast/shared/rules/quarters'
import type { Db } from './db.ts'
import { type ProviderHolds, toLocks, toProviderHolds } from './hold-replies.ts'
import { findOffer, type Offer, type OfferedProvider } from './offer-queries.ts'
import { beginWriteScript, endWriteScript, keepOfferScript, readOfferScript } from './offer-scripts.ts'
import { isUniqueViolation } from './pg-error.ts'
import { reachable } from './reachable.ts'
import { createRecentMap } from './recent-map.ts'
import type { Redis } from './redis.ts'
import { directory, offerKeys, quartersKey } from './redis-keys.ts'
import { createSharedReads } from './shared-reads.ts'

export interface ReadOffer {
  /** Null when there is no such provider. */
  offer: Offer | null
  holds: ProviderHolds
  /** Whether somebody may be writing to PostgreSQL what it says, so that it was read there. */
  isWritten: boolean
}

export type Offers = ReturnType<typeof openOffers>

/** The same before it is known who asks. */
interface SharedOffer extends Omit<ReadOffer, 'holds'> {
  /** Redis's clock, epoch milliseconds. */
  serverAt: number
  locks: ReturnType<typeof toLocks>
}

/** Of the offers that this process remembers, as JSON. */
const rememberedBytesMax = 16 * 1024 * 1024

/** What Redis said: the locks, and a tag with its body, or an epoch where there is no offer. */
type ReadReply = [now: number, locks: string[], tag: string, bodyOrEpoch: string]

/**
 * What providers offer, kept in Redis beside their holds: a listing of what is asked for often needs one command and nothing else. It is only
 * ever advice, though never an old one; docs/decisions/0016 says why. Each process remembers what it has read by its tag.
 */
export function openOffers(redis: Redis, db: Db) {
  const remembered = createRecentMap<{ tag: string; offer: Offer }>(rememberedBytesMax)
  /** The readings of PostgreSQL that are on their way. All of one epoch read the same. */
  const readings = new Map<string, Promise<Offer | null>>()
  const shared = createSharedReads<SharedOffer>()

  /** Reads PostgreSQL and keeps what is there, unless somebody has begun to write since. */
  function readAndKeep(providerId: string, epoch: string, now: number): Promise<Offer | null> {
    const key = `${providerId} ${epoch}`
    const begun = readings.get(key)
    if (begun) return begun
    const reading = findOffer(db, providerId, yesterdayOf(now)).then(offer => {
      if (offer) void keep(providerId, epoch, offer)
      return offer
    })
    readings.set(key, reading)
    const forget = () => readings.delete(key)
    reading.then(forget, forget)
    return reading
  }

  async function keep(providerId: string, epoch: string, offer: Offer): Promise<void> {
    const body = JSON.stringify(offer)
    if (body.length > offerBytesMax) return
    const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22)
    remembered.set(providerId, { tag, offer }, body.length)
    await redis.eval(keepOfferScript, offerKeys(providerId), [epoch, tag, body]).catch(() => {})
  }

  function remember(providerId: string, tag: string, body: string): Offer {
    const offer = JSON.parse(body) as Offer
    remembered.set(providerId, { tag, offer }, body.length)
    return offer
  }

  async function end(place: string, writer: string): Promise<void> {
    await redis.eval(endWriteScript, offerKeys(place), [writer]).catch(() => {})
  }

  const endAll = (places: readonly string[], writer: string) =>
    Promise.all(places.map(place => end(place, writer)))

  /** Runs a write of all that the places say. */
  async function whileWritingAt<T>(places: readonly string[], write: () => Promise<T>): Promise<T> {
    const writer = randomUUID()
    const begun = places.map(place => redis.eval(beginWriteScript, offerKeys(place), [writer]))
    const isMarked = (await Promise.allSettled(begun)).every(({ status }) => status === 'fulfilled')
    try {
      const written = await write()
      const ended = endAll(places, writer)
      if (!isMarked) await ended
      return written
    } catch (error) {
      if (isUniqueViolation(error)) void endAll(places, writer)
      throw error
    }
  }

  /** `now` is epoch milliseconds. @throws holds_unavailable */
  async function readNow(providerId: string, now: number): Promise<SharedOffer> {
    const known = remembered.get(providerId)
    const [serverAt, fields, tag, rest] = await reachable(() =>
      redis.eval<string[], ReadReply>(
        readOfferScript,
        [quartersKey(providerId), ...offerKeys(providerId)],
        [known?.tag ?? '', randomUUID()],
      ),
    )
    const held = { serverAt, locks: toLocks(fields) }
    if (tag !== '') {
      const offer = known?.tag === tag ? known.offer : remember(providerId, tag, rest)
      return { offer, ...held, isWritten: false }
    }
    const isWritten = rest === ''
    const offer = await (isWritten
      ? findOffer(db, providerId, yesterdayOf(now))
      : readAndKeep(providerId, rest, now))
    return { offer, ...held, isWritten }
  }

  return {
    /** What a provider offers and what is held of it, at this moment or a little later. `now` is epoch milliseconds. @throws holds_unavailable */
    async read(providerId: string, clientId: string | null, now: number): Promise<ReadOffer> {
      const { serverAt, locks, ...offered } = await shared(providerId, () => readNow(providerId, now))
      return { ...offered, holds: toProviderHolds(serverAt, locks, clientId) }
    },

    /** The provider as this process has seen them last, perhaps long ago, and the tag under which Redis knows whether it is still so. */
    recall(providerId: string): { tag: string; provider: OfferedProvider } | null {
      const known = remembered.get(providerId)
      return known ? { tag: known.tag, provider: known.offer.provider } : null
    },

    /**
     * Runs a write of what a provider offers. Nobody keeps an offer meanwhile; after a failure of which nobody knows what PostgreSQL has done,
     * not for as long as that could take. Without Redis it writes all the same: what is kept there is dropped before this resolves if Redis is
     * back by then, else it is old for a minute at most.
     */
    whileWriting: <T>(providerId: string, write: () => Promise<T>) => whileWritingAt([providerId], write),

    /** The same for a write that may change what the directory says: that there is such a provider, the name, the title. */
    whileWritingListed: <T>(providerId: string, write: () => Promise<T>) =>
      whileWritingAt([providerId, directory], write),

    /** Says that a writer, who began with the guard of a hold, has written nothing. */
    endWrite: (providerId: string, writer: string) => void end(providerId, writer),
  }
}

/** The same the whole day long, so that the same offer has the same tag. */
function yesterdayOf(now: number): number {
  return (Math.floor(quarterOfInstant(now) / quartersPerDay) - 1) * quartersPerDay
}
