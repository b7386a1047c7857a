import type { Take } from '@holdfast/shared/rules/hold'
import { type Run, runsOfQuarters } from '@holdfast/shared/rules/quarters'

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
  | { result: 'outdated' }
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
  /** The newest live hold of the client asked about, and what it locks. */
  own: { holdId: string; endsAt: number; runs: Run[] } | null
}

/** A value of a hash: the owner, and until when in epoch milliseconds. */
export interface Lock {
  owner: string
  until: number
}

/** For nothing, where text stands between spaces. */
export const none = '-'

export function toLocks(fields: readonly string[]): Map<string, Lock> {
  const locks = new Map<string, Lock>()
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [owner, until] = (fields[i + 1] as string).split(' ') as [string, string]
    locks.set(fields[i] as string, { owner, until: Number(until) })
  }
  return locks
}

export function toProviderHolds(
  serverAt: number,
  locks: Map<string, Lock>,
  clientId: string | null,
): ProviderHolds {
  const own = clientId === null ? undefined : locks.get(`client:${clientId}`)
  const live = [...locks].filter(([field, lock]) => !field.startsWith('client:') && lock.until > serverAt)
  const byHold = Map.groupBy(live, ([, lock]) => lock.owner)
  const ownLocks = byHold.get(own?.owner ?? none) ?? []
  byHold.delete(own?.owner ?? none)
  return {
    serverAt,
    others: [...byHold.values()].flatMap(toHeldRuns),
    own:
      own && own.until > serverAt
        ? { holdId: own.owner, endsAt: own.until, runs: toHeldRuns(ownLocks) }
        : null,
  }
}

/** The locks of one hold end together. */
function toHeldRuns(locks: [quarter: string, Lock][]): HeldRun[] {
  const endsAt = Math.max(...locks.map(([, lock]) => lock.until))
  return runsOfQuarters(locks.map(([quarter]) => Number(quarter))).map(run => ({ ...run, endsAt }))
}

export type TakeScriptReply = [result: string, now: number, at?: number, previous?: string]

export function toTakeReply([result, serverAt, at = 0, previous = none]: TakeScriptReply): TakeReply {
  switch (result) {
    case 'held':
      return { result, serverAt, expiresAt: at, previousHoldId: previous === none ? null : previous }
    case 'blocked':
      return { result, serverAt, heldUntil: at }
    case 'ended':
      return { result, serverAt, endedAt: at }
    default:
      return { result: result === 'outdated' ? result : 'reused', serverAt }
  }
}

export type EnlistScriptReply =
  | ['listed' | 'again' | 'reused']
  | ['too_many', holdIds: string[]]
  | ['too_often', retryAfterMs: number]

export type InspectScriptReply = [state: string, now: number, at?: number, content?: string]

export function toInspectReply(
  key: HoldKey,
  [state, serverAt, at = 0, content = '']: InspectScriptReply,
): InspectReply {
  if (state !== 'live' && state !== 'ended') return { state: 'missing', serverAt }
  const [fromQuarter, toQuarter, startQuarter, endQuarter, visitTypeId, rescheduleOf] = content.split(' ')
  const hold = {
    ...key,
    visitTypeId: visitTypeId as string,
    rescheduleOf: rescheduleOf === none ? null : (rescheduleOf as string),
    startQuarter: Number(startQuarter),
    endQuarter: Number(endQuarter),
    busy: { fromQuarter: Number(fromQuarter), toQuarter: Number(toQuarter) },
  }
  return state === 'live' ? { state, serverAt, expiresAt: at, hold } : { state, serverAt, endedAt: at, hold }
}
