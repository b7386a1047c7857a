import { randomUUID } from 'node:crypto'
import { offerLifeSeconds } from '@holdfast/shared/rules/limits'
import { type ProviderHolds, toLocks, toProviderHolds } from './hold-replies.ts'
import { readUnchangedScript } from './offer-scripts.ts'
import { createRecentMap } from './recent-map.ts'
import type { Redis } from './redis.ts'
import { directory, offerKeys, quartersKey, unchangedKey } from './redis-keys.ts'

/** A page of the directory as it is answered with. It may be kept, and so given to many: nobody changes it. */
export interface ProviderPage {
  readonly providers: readonly {
    readonly id: string
    readonly slug: string
    readonly name: string
    readonly title: string | null
    readonly timeZone: string
    readonly nextAvailableAt: string | null
    readonly soonest: readonly string[]
  }[]
  readonly nextCursor: string | null
}

export type KeptPages = ReturnType<typeof openKeptPages>

/** What was answered last, and whom it was about. */
interface RememberedPage {
  ids: readonly string[]
  kept: {
    answer: ProviderPage
    /** Of the directory, then of each provider. */
    marks: readonly string[]
    /** Epoch milliseconds by this process's clock. */
    until: number
  } | null
}

/** What Redis said of those on a page. */
interface Heard {
  /** Of the directory, then of each provider; '' while somebody writes. */
  marks: readonly string[]
  holds: Map<string, ProviderHolds>
}

/** What is known when Redis does not answer. */
const silence: Heard = { marks: [], holds: new Map() }

/** Of the pages that this process remembers, as JSON. */
const rememberedBytesMax = 8 * 1024 * 1024

/**
 * Pages of the directory that this process keeps while nothing changes that they say. Redis knows whether anything has: a mark of the
 * directory and of each provider stands until somebody writes or holds, and one command asks for all of a page. docs/decisions/0025 says why
 * a kept page is never old.
 */
export function openKeptPages(redis: Redis) {
  const remembered = createRecentMap<RememberedPage>(rememberedBytesMax)

  /** What is held of each, in one request, and if wanted the marks. Rejects when Redis does not answer. */
  async function hear(ids: readonly string[], { withMarks }: { withMarks: boolean }): Promise<Heard> {
    const places = withMarks ? [directory, ...ids] : ids
    if (places.length === 0) return silence
    const newMark = withMarks ? randomUUID() : ''
    const pipeline = redis.pipeline()
    for (const place of places) {
      const [, writers, unchanged] = offerKeys(place) as [string, string, string]
      pipeline.eval(readUnchangedScript, [quartersKey(place), writers, unchanged], [newMark])
    }
    const replies = await pipeline.exec<[now: number, locks: string[], mark: string][]>()
    const holdsOf = ([now, fields]: (typeof replies)[number]) => toProviderHolds(now, toLocks(fields), null)
    return {
      marks: replies.map(([, , mark]) => mark),
      holds: new Map(replies.map((reply, i) => [places[i] as string, holdsOf(reply)])),
    }
  }

  /** What is kept and stands at this moment. Rejects when Redis does not answer. */
  async function findStanding({ ids, kept }: RememberedPage, now: number): Promise<ProviderPage | null> {
    if (!kept || now >= kept.until) return null
    const [first, ...others] = [directory, ...ids].map(unchangedKey) as [string, ...string[]]
    const marks = await redis.mget<(string | null)[]>(first, ...others)
    return kept.marks.every((mark, i) => mark === marks[i]) ? kept.answer : null
  }

  return {
    /**
     * Asks for a page before PostgreSQL is read. Where nothing is kept, the page is to be read and computed: `holdsOf` says what is held of
     * those on it, or nothing without Redis, and `keep` keeps it, if the question was asked before. `now` is epoch milliseconds.
     */
    async ask(question: string, now: number) {
      const known = remembered.get(question)
      let before: Heard | null = null
      try {
        const kept = known ? await findStanding(known, now) : null
        if (kept) return { kept }
        // What is written after this, while PostgreSQL is read, drops the marks.
        if (known) before = await hear(known.ids, { withMarks: true })
      } catch {
        before = silence
      }
      const isExpected = (ids: readonly string[]) =>
        known?.ids.length === ids.length && ids.every((id, i) => id === known.ids[i])

      return {
        kept: null,

        async holdsOf(ids: readonly string[]): Promise<Heard['holds']> {
          if (before && (before === silence || isExpected(ids))) return before.holds
          const heard = await hear(ids, { withMarks: false }).catch(() => silence)
          return heard.holds
        },

        /** `until` is when time alone changes the page, in epoch milliseconds by the clock of `now`. */
        keep(ids: readonly string[], answer: ProviderPage, until: number): void {
          const marks = before && isExpected(ids) ? before.marks : []
          const isMarked = marks.length > 0 && marks.every(mark => mark !== '')
          const untilMax = now + offerLifeSeconds * 1000
          const kept = isMarked ? { answer, marks, until: Math.min(until, untilMax) } : null
          remembered.set(question, { ids, kept }, question.length + JSON.stringify({ ids, kept }).length)
        },
      }
    },
  }
}
