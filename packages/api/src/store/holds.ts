import { randomUUID } from 'node:crypto'
import { holdRecordSeconds, holdsPerClientMax, holdsPerHourMax } from '@holdfast/shared/rules/limits'
import {
  type EnlistScriptReply,
  type HoldKey,
  type HoldRequest,
  type InspectReply,
  type InspectScriptReply,
  none,
  type ProviderHolds,
  type TakeReply,
  type TakeScriptReply,
  toInspectReply,
  toLocks,
  toProviderHolds,
  toTakeReply,
} from './hold-replies.ts'
import {
  delistScript,
  enlistScript,
  inspectScript,
  readScript,
  releaseScript,
  takeScript,
  undoScript,
} from './hold-scripts.ts'
import { reachable } from './reachable.ts'
import { createRecentMap } from './recent-map.ts'
import type { Redis } from './redis.ts'
import { clientKey, offerKeys, quartersKey, recordKey, unchangedKey } from './redis-keys.ts'

/** How many holds this process knows the provider of. */
const whereaboutsMax = 20_000

export type Holds = ReturnType<typeof openHolds>

/** A hold that is kept for a write, and under which name the provider is being written. */
export type Guarded = InspectReply & { writer: string }

/**
 * The holds, in Redis. Every call throws `holds_unavailable` when Redis does not answer in time;
 * what it did then is unknown, and the same call may be made again.
 */
export function openHolds(
  { redis, later }: { redis: Redis; later: Redis },
  settings: { holdTtlSeconds: number; rateLimits: boolean },
) {
  const ttlMs = settings.holdTtlSeconds * 1000
  const perHourMax = settings.rateLimits ? holdsPerHourMax : Number.MAX_SAFE_INTEGER
  const recordMs = holdRecordSeconds * 1000
  /** The provider of a hold, where this process has seen it; else the client's list says it, for one trip more. */
  const whereabouts = createRecentMap<string>(whereaboutsMax)
  /** What is being let go of for a client, who sees nothing of theirs before it is. */
  const lettingGo = new Map<string, Promise<void>>()

  /** Says where a hold is to be found. */
  const place = ({ clientId, holdId, providerId }: HoldKey) =>
    whereabouts.set(`${holdId} ${clientId}`, providerId)

  async function inspect(clientId: string, holdId: string, writer: string): Promise<InspectReply> {
    await lettingGo.get(clientId)
    return reachable(async () => {
      const placed = whereabouts.get(`${holdId} ${clientId}`)
      const found = placed === undefined ? null : await inspectAt(placed)
      if (found && found.state !== 'missing') return found
      const listed = await redis.hget<string>(clientKey(clientId), holdId)
      if (!listed) return found ?? { state: 'missing', serverAt: await readClock() }
      const providerId = listed.split(' ', 1)[0] as string
      place({ holdId, clientId, providerId })
      return inspectAt(providerId)
    })

    async function inspectAt(providerId: string): Promise<InspectReply> {
      const key = { holdId, clientId, providerId }
      const reply = await redis.eval<string[], InspectScriptReply>(inspectScript, keysOf(key), [
        holdId,
        clientId,
        writer,
      ])
      return toInspectReply(key, reply)
    }
  }

  async function readClock(): Promise<number> {
    const [seconds, microseconds] = await redis.time()
    return Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000)
  }

  return {
    /**
     * Takes all quarters of a hold or none; with the tag of the offer that it was judged by, only while that stands, else it is `outdated`.
     * The same request again gives the same hold and the same end.
     */
    async take(request: HoldRequest, tag: string | null): Promise<TakeReply> {
      await lettingGo.get(request.clientId)
      place(request)
      return reachable(async () => {
        const [enlisted, taken] = await redis
          .pipeline()
          .eval(enlistScript, [clientKey(request.clientId)], enlistArguments(request))
          .eval(takeScript, takeKeysOf(request), takeArguments(request, tag))
          .exec<[EnlistScriptReply, TakeScriptReply]>()
        const reply = toTakeReply(taken)
        if (enlisted[0] === 'reused') {
          if (reply.result === 'held') await giveBack(request, reply.previousHoldId).exec()
          return { result: 'reused', serverAt: reply.serverAt }
        }
        if (reply.result === 'outdated' && enlisted[0] === 'listed') {
          await redis.hdel(clientKey(request.clientId), request.holdId)
        }
        if (reply.result !== 'held') return reply
        const listed = enlisted[0] === 'too_many' ? await enlistAgain(request, enlisted[1]) : enlisted
        if (listed[0] !== 'too_many' && listed[0] !== 'too_often') return reply
        await undo(request, reply.previousHoldId)
        const { serverAt } = reply
        return listed[0] === 'too_many'
          ? { result: 'too_many_holds', serverAt }
          : { result: 'too_often', serverAt, retryAfterSeconds: Math.ceil(listed[1] / 1000) }
      })
    },

    /** Undoes a take that was refused afterwards, as if it had never been. */
    undo,

    /** How a hold of this client stands. It never extends it. */
    look: (clientId: string, holdId: string) => inspect(clientId, holdId, ''),

    /** The same, and in the same breath keeps a live hold locked while its appointment is being written, and says that it is. */
    async guard(clientId: string, holdId: string): Promise<Guarded> {
      const writer = randomUUID()
      return { ...(await inspect(clientId, holdId, writer)), writer }
    },

    /** Gives a hold back; false when there was nothing to give. */
    release: (key: HoldKey) => release(redis, key, ''),

    /**
     * Gives back a hold whose appointment is written, and says that it is. Nobody has to wait: what this client asks next in this process
     * does. Never rejects; a hold that could not be released ends by itself.
     */
    letGo(key: HoldKey, writer: string): Promise<void> {
      const gone = Promise.allSettled([lettingGo.get(key.clientId), release(later, key, writer)]).then(() => {
        if (lettingGo.get(key.clientId) === gone) lettingGo.delete(key.clientId)
      })
      lettingGo.set(key.clientId, gone)
      return gone
    },

    /** The live holds of a client, the one that ends first coming first. */
    async listOfClient(
      clientId: string,
    ): Promise<{ serverAt: number; holds: (HoldRequest & { expiresAt: number })[] }> {
      await lettingGo.get(clientId)
      return reachable(async () => {
        const [serverAt, fields] = await redis.eval<string[], [number, string[]]>(
          readScript,
          [clientKey(clientId)],
          [],
        )
        const found = await Promise.all(
          [...toLocks(fields)]
            .filter(([, lock]) => lock.until > serverAt)
            .map(([holdId]) => inspect(clientId, holdId, '')),
        )
        const holds = found.flatMap(reply =>
          reply.state === 'live' ? [{ ...reply.hold, expiresAt: reply.expiresAt }] : [],
        )
        return { serverAt, holds: holds.sort((a, b) => a.expiresAt - b.expiresAt) }
      })
    },

    /** Resolves when nothing of the client's is being let go of any more. */
    async settled(clientId: string | null): Promise<void> {
      if (clientId !== null) await lettingGo.get(clientId)
    },

    /** All that anybody holds of a provider's time. */
    ofProvider(providerId: string): Promise<ProviderHolds> {
      return reachable(async () => {
        const [serverAt, fields] = await redis.eval<string[], [number, string[]]>(
          readScript,
          [quartersKey(providerId)],
          [],
        )
        return toProviderHolds(serverAt, toLocks(fields), null)
      })
    },
  }

  function enlistArguments({ holdId, providerId }: HoldRequest) {
    return [holdId, providerId, ttlMs, recordMs, holdsPerClientMax, perHourMax]
  }

  /** Some that count may have ended before their time. One whose record is not there may be about to be taken. */
  async function enlistAgain(request: HoldRequest, counted: string[]): Promise<EnlistScriptReply> {
    const looks = await Promise.all(counted.map(holdId => inspect(request.clientId, holdId, '')))
    const ended = counted.filter((_, i) => looks[i]?.state === 'ended')
    if (ended.length === 0) return ['too_many', counted]
    const list = [clientKey(request.clientId)]
    await redis.eval(delistScript, list, ended)
    return redis.eval<unknown[], EnlistScriptReply>(enlistScript, list, enlistArguments(request))
  }

  function takeArguments(request: HoldRequest, tag: string | null) {
    const { holdId, clientId, busy, startQuarter, endQuarter, visitTypeId, rescheduleOf } = request
    const { fromQuarter, toQuarter } = busy
    const content = [
      fromQuarter,
      toQuarter,
      startQuarter,
      endQuarter,
      visitTypeId,
      rescheduleOf ?? none,
      clientId,
    ]
    const client = `client:${clientId}`
    return [holdId, client, fromQuarter, toQuarter, content.join(' '), ttlMs, ttlMs + recordMs, tag ?? '']
  }

  function release(redis: Redis, key: HoldKey, writer: string): Promise<boolean> {
    return reachable(async () => {
      const [released] = await redis.eval<string[], [number, number]>(releaseScript, keysOf(key), [
        key.holdId,
        key.clientId,
        writer,
      ])
      return released === 1
    })
  }

  function undo(key: HoldKey, previousHoldId: string | null): Promise<void> {
    return reachable(async () => {
      await giveBack(key, previousHoldId).hdel(clientKey(key.clientId), key.holdId).exec()
    })
  }

  /** What was taken of the provider's time; the client's list of holds stays as it is. */
  function giveBack({ providerId, holdId, clientId }: HoldKey, previousHoldId: string | null) {
    const keys = [
      quartersKey(providerId),
      recordKey(providerId, holdId),
      recordKey(providerId, previousHoldId ?? holdId),
      unchangedKey(providerId),
    ]
    return redis.pipeline().eval(undoScript, keys, [holdId, clientId, previousHoldId ?? none])
  }
}

/** Its own and no more: each key is a little time of Redis for each hold. */
function takeKeysOf({ providerId, holdId }: HoldKey): string[] {
  const [offer, , unchanged] = offerKeys(providerId) as [string, string, string]
  return [quartersKey(providerId), recordKey(providerId, holdId), offer, unchanged]
}

const keysOf = ({ providerId, holdId }: HoldKey) => [
  quartersKey(providerId),
  recordKey(providerId, holdId),
  ...offerKeys(providerId),
]
