import { BookingError } from '@holdfast/shared/rules/errors'
import type { Take } from '@holdfast/shared/rules/hold'
import {
  holdConfirmGraceSeconds,
  holdRecordSeconds,
  holdsPerClientMax,
  holdsPerHourMax,
} from '@holdfast/shared/rules/limits'
import { type Run, runsOfQuarters } from '@holdfast/shared/rules/quarters'
import { Redis } from '@upstash/redis'
import {
  delistScript,
  enlistScript,
  inspectScript,
  readScript,
  releaseScript,
  takeScript,
  undoScript,
} from './hold-scripts.ts'

const requestTimeoutMs = 2_000

/** A hold as it is asked for. The busy run is the visit with its buffers. */
export interface HoldRequest {
  holdId: string
  clientId: string
  providerId: string
  visitTypeId: string
  /** The appointment that this hold is to move. */
  rescheduleOf: string | null
  startQuarter: number
  endQuarter: number
  busy: Run
}

/** Where to find one hold of one client. */
export type HoldKey = Pick<HoldRequest, 'holdId' | 'clientId' | 'providerId'>

/** Instants are epoch milliseconds by Redis's clock, here and below. */
export type TakeReply = { serverAt: number } & (
  | Take
  | { result: 'ended'; endedAt: number }
  | { result: 'reused' }
  | { result: 'too_often'; retryAfterSeconds: number }
)

export type InspectReply =
  | { state: 'missing'; serverAt: number }
  | { state: 'ended'; serverAt: number; endedAt: number; hold: HoldRequest }
  | { state: 'live'; serverAt: number; expiresAt: number; hold: HoldRequest }

/** Time that is held, and until when. */
export interface HeldRun extends Run {
  endsAt: number
}

export interface ProviderHolds {
  serverAt: number
  /** The holds of anybody but the client asked about, if one was; each with its buffers. */
  others: HeldRun[]
  /** The newest live hold of the client asked about. */
  own: { holdId: string; endsAt: number } | null
}

export type Holds = ReturnType<typeof openHolds>

/**
 * The holds, in Redis behind its REST door. Every call throws `holds_unavailable` when Redis does not answer in time;
 * what it did then is unknown, and the same call may be made again.
 */
export function openHolds(settings: {
  redisUrl: string
  redisToken: string
  holdTtlSeconds: number
  rateLimits: boolean
}) {
  const redis = new Redis({
    url: settings.redisUrl,
    token: settings.redisToken,
    automaticDeserialization: false,
    enableAutoPipelining: false,
    enableTelemetry: false,
    // `retries: 0` sends once. A retry of the client's own would not know that the first try was carried out.
    retry: { retries: 0 },
    // As a value, an aborted signal would make the call resolve.
    signal: () => AbortSignal.timeout(requestTimeoutMs),
  })
  const ttlMs = String(settings.holdTtlSeconds * 1000)
  const perHourMax = String(settings.rateLimits ? holdsPerHourMax : Number.MAX_SAFE_INTEGER)
  const recordMs = String(holdRecordSeconds * 1000)

  async function inspect(clientId: string, holdId: string, graceMs: number): Promise<InspectReply> {
    return reachable(async () => {
      const listed = await redis.hget<string>(clientKey(clientId), holdId)
      if (!listed) return { state: 'missing', serverAt: await readClock() }
      const key = { holdId, clientId, providerId: listed.split(' ', 1)[0] as string }
      const reply = await redis.eval<string[], string[]>(inspectScript, keysOf(key), [
        holdId,
        clientId,
        String(graceMs),
      ])
      return toInspectReply(key, reply)
    })
  }

  async function readClock(): Promise<number> {
    const [seconds, microseconds] = await redis.time()
    return Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000)
  }

  return {
    /** Takes all quarters of a hold or none. The same request again gives the same hold and the same end. */
    take(request: HoldRequest): Promise<TakeReply> {
      return reachable(async () => {
        const [enlisted, taken] = await redis
          .pipeline()
          .eval(
            enlistScript,
            [clientKey(request.clientId)],
            [request.holdId, request.providerId, ttlMs, recordMs, String(holdsPerClientMax), perHourMax],
          )
          .eval(takeScript, keysOf(request), [
            request.holdId,
            request.clientId,
            String(request.busy.fromQuarter),
            String(request.busy.toQuarter),
            String(request.startQuarter),
            String(request.endQuarter),
            request.visitTypeId,
            request.rescheduleOf ?? '',
            ttlMs,
            recordMs,
          ])
          .exec<[string[], string[]]>()
        const reply = toTakeReply(taken)
        const [listed, retryAfterMs] = enlisted
        if (listed === 'reused') {
          if (reply.result === 'held') await giveBack(request, reply.previousHoldId).exec()
          return { result: 'reused', serverAt: reply.serverAt }
        }
        if (listed === 'listed' || reply.result !== 'held') return reply
        await undo(request, reply.previousHoldId)
        if (listed === 'too_many') return { result: 'too_many_holds', serverAt: reply.serverAt }
        const retryAfterSeconds = Math.ceil(Number(retryAfterMs) / 1000)
        return { result: 'too_often', serverAt: reply.serverAt, retryAfterSeconds }
      })
    },

    /** Undoes a take that was refused afterwards, as if it had never been. */
    undo,

    /** How a hold of this client stands. It never extends it. */
    look: (clientId: string, holdId: string) => inspect(clientId, holdId, 0),

    /** The same, and in the same breath keeps a live hold locked while its appointment is being written. */
    guard: (clientId: string, holdId: string) => inspect(clientId, holdId, holdConfirmGraceSeconds * 1000),

    /** Gives a hold back; false when there was nothing to give. */
    release({ holdId, clientId, providerId }: HoldKey): Promise<boolean> {
      return reachable(async () => {
        const [released] = await redis
          .pipeline()
          .eval(releaseScript, keysOf({ holdId, clientId, providerId }), [holdId, clientId])
          .eval(delistScript, [clientKey(clientId)], [holdId])
          .exec<[[number, string], number]>()
        return Number(released[0]) === 1
      })
    },

    /** The live holds of a client, the one that ends first coming first. */
    listOfClient(
      clientId: string,
    ): Promise<{ serverAt: number; holds: (HoldRequest & { expiresAt: number })[] }> {
      return reachable(async () => {
        const [serverAt, listed] = await readLocks(clientKey(clientId))
        const found = await Promise.all(
          [...listed]
            .filter(([, lock]) => lock.until > serverAt)
            .map(([holdId]) => inspect(clientId, holdId, 0)),
        )
        const holds = found.flatMap(reply =>
          reply.state === 'live' ? [{ ...reply.hold, expiresAt: reply.expiresAt }] : [],
        )
        return { serverAt, holds: holds.sort((a, b) => a.expiresAt - b.expiresAt) }
      })
    },

    /** All that is held of a provider's time. */
    ofProvider(providerId: string, clientId: string | null): Promise<ProviderHolds> {
      return reachable(async () => {
        const [serverAt, locks] = await readLocks(quartersKey(providerId))
        return toProviderHolds(serverAt, locks, clientId)
      })
    },

    /** What is held of several providers' time, in one request. */
    ofProviders(providerIds: readonly string[]): Promise<Map<string, Run[]>> {
      return reachable(async () => {
        if (providerIds.length === 0) return new Map()
        const pipeline = redis.pipeline()
        for (const providerId of providerIds) pipeline.eval(readScript, [quartersKey(providerId)], [])
        const replies = await pipeline.exec<[string, string[]][]>()
        return new Map(
          providerIds.map((providerId, i) => {
            const [serverAt, fields] = replies[i] as [string, string[]]
            return [providerId, toProviderHolds(Number(serverAt), toLocks(fields), null).others]
          }),
        )
      })
    },
  }

  function undo(key: HoldKey, previousHoldId: string | null): Promise<void> {
    return reachable(async () => {
      await giveBack(key, previousHoldId).hdel(clientKey(key.clientId), key.holdId).exec()
    })
  }

  /** What was taken of the provider's time; the client's list of holds stays as it is. */
  function giveBack(key: HoldKey, previousHoldId: string | null) {
    const previousKey = recordKey(key.providerId, previousHoldId ?? key.holdId)
    return redis
      .pipeline()
      .eval(undoScript, [...keysOf(key), previousKey], [key.holdId, key.clientId, previousHoldId ?? ''])
  }

  async function readLocks(key: string): Promise<[serverAt: number, Map<string, Lock>]> {
    const [serverAt, fields] = await redis.eval<string[], [string, string[]]>(readScript, [key], [])
    return [Number(serverAt), toLocks(fields)]
  }
}

/** A value of a hash: the owner, and until when in epoch milliseconds. */
interface Lock {
  owner: string
  until: number
}

const quartersKey = (providerId: string) => `holdfast:{${providerId}}:quarters`
const recordKey = (providerId: string, holdId: string) => `holdfast:{${providerId}}:hold:${holdId}`
const clientKey = (clientId: string) => `holdfast:client:${clientId}`
const keysOf = ({ providerId, holdId }: HoldKey) => [quartersKey(providerId), recordKey(providerId, holdId)]

/** Nothing of a Redis error goes on: it would hold the whole command. */
async function reachable<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch {
    throw new BookingError('holds_unavailable')
  }
}

function toLocks(fields: readonly string[]): Map<string, Lock> {
  const locks = new Map<string, Lock>()
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [owner, until] = (fields[i + 1] as string).split(' ') as [string, string]
    locks.set(fields[i] as string, { owner, until: Number(until) })
  }
  return locks
}

function toProviderHolds(serverAt: number, locks: Map<string, Lock>, clientId: string | null): ProviderHolds {
  const own = clientId === null ? undefined : locks.get(`client:${clientId}`)
  const others = [...locks].filter(
    ([field, lock]) => !field.startsWith('client:') && lock.until > serverAt && lock.owner !== own?.owner,
  )
  const byHold = Map.groupBy(others, ([, lock]) => lock.owner)
  return {
    serverAt,
    others: [...byHold.values()].flatMap(toHeldRuns),
    own: own && own.until > serverAt ? { holdId: own.owner, endsAt: own.until } : null,
  }
}

/** The locks of one hold end together. */
function toHeldRuns(locks: [quarter: string, Lock][]): HeldRun[] {
  const endsAt = Math.max(...locks.map(([, lock]) => lock.until))
  return runsOfQuarters(locks.map(([quarter]) => Number(quarter))).map(run => ({ ...run, endsAt }))
}

function toTakeReply([result, now, first, second]: string[]): TakeReply {
  const serverAt = Number(now)
  if (result === 'held') {
    return { result, serverAt, expiresAt: Number(first), previousHoldId: second || null }
  }
  if (result === 'blocked') return { result, serverAt, heldUntil: Number(first) }
  if (result === 'ended') return { result, serverAt, endedAt: Number(first) }
  return { result: 'reused', serverAt }
}

function toInspectReply(key: HoldKey, [state, now, ...rest]: string[]): InspectReply {
  const serverAt = Number(now)
  if (state !== 'live' && state !== 'ended') return { state: 'missing', serverAt }
  const [at, fromQuarter, toQuarter, startQuarter, endQuarter] = rest.map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const hold = {
    ...key,
    visitTypeId: rest[5] as string,
    rescheduleOf: rest[6] || null,
    startQuarter,
    endQuarter,
    busy: { fromQuarter, toQuarter },
  }
  return state === 'live' ? { state, serverAt, expiresAt: at, hold } : { state, serverAt, endedAt: at, hold }
}
