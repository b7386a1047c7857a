import type { Memory } from '#hold/hold-memory.ts'

/** A hold that another one took the place of. `startsAt` is an instant, ISO-8601 in UTC. */
export interface EarlierHold {
  holdId: string
  startsAt: string
}

interface WonHold extends EarlierHold {
  providerId: string
  expiresAt: string
  serverTime: string
}

const keyOf = (providerId: string) => `holdfast.newest ${providerId}`

/**
 * Keeps which hold with a provider is the newest of this browser, and which one it took the place of: one that still lived by
 * the server's clock. To note the same hold again changes nothing.
 */
export function noteHold(
  memory: Memory,
  { holdId, providerId, startsAt, expiresAt, serverTime }: WonHold,
): void {
  const known = read(memory, providerId)
  if (known?.holdId === holdId) return
  const moved = known && known.startsAt !== startsAt && Date.parse(known.expiresAt) > Date.parse(serverTime)
  const before = moved ? [known.holdId, known.startsAt] : []
  memory.setItem(keyOf(providerId), [holdId, startsAt, expiresAt, ...before].join(' '))
}

/** The hold that this one took the place of, as far as this browser knows. It may be another person's. */
export function findEarlierHold(memory: Memory, providerId: string, holdId: string): EarlierHold | null {
  const known = read(memory, providerId)
  return known?.holdId === holdId ? known.before : null
}

/** To be called when the newest hold is no more, so that none is said to take its place. */
export function forgetNewestHold(memory: Memory, providerId: string): void {
  memory.removeItem(keyOf(providerId))
}

function read(memory: Memory, providerId: string) {
  const [holdId, startsAt, expiresAt, beforeId, beforeStartsAt] =
    memory.getItem(keyOf(providerId))?.split(' ') ?? []
  if (!holdId || !startsAt || !expiresAt) return null
  const before = beforeId && beforeStartsAt ? { holdId: beforeId, startsAt: beforeStartsAt } : null
  return { holdId, startsAt, expiresAt, before }
}
