/** Which slot a hold is for. `startsAt` is an instant, ISO-8601 in UTC. */
export interface WantedSlot {
  providerId: string
  visitTypeId: string
  startsAt: string
  /** The appointment that is to be moved to it. */
  rescheduleOf?: string | undefined
}

/** The part of the Web Storage API that is needed here. */
export type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const prefix = 'holdfast.hold '

const keyOf = ({ providerId, visitTypeId, startsAt, rescheduleOf = '' }: WantedSlot) =>
  `${prefix}${new Date(startsAt).toISOString()} ${providerId} ${visitTypeId} ${rescheduleOf}`.trimEnd()

/** The id under which this browser has asked for that slot before, from any of its tabs. */
export function findHoldId(memory: Memory, slot: WantedSlot): string | null {
  return memory.getItem(keyOf(slot))
}

/** Makes an id for a slot and keeps it, before it is sent anywhere: whatever becomes of the answer, the same can be asked again. */
export function makeHoldId(memory: Memory, slot: WantedSlot): string {
  forgetPast(memory, Date.now())
  const holdId = crypto.randomUUID()
  memory.setItem(keyOf(slot), holdId)
  return holdId
}

/** The id of that slot: the one that is kept, or a new one. */
export function getHoldId(memory: Memory, slot: WantedSlot): string {
  return findHoldId(memory, slot) ?? makeHoldId(memory, slot)
}

export function forgetHoldId(memory: Memory, slot: WantedSlot): void {
  memory.removeItem(keyOf(slot))
}

function forgetPast(memory: Memory, now: number): void {
  const keys = Array.from({ length: memory.length }, (_, index) => memory.key(index) ?? '')
  for (const key of keys) {
    if (!key.startsWith(prefix)) continue
    const startsAt = Date.parse(key.slice(prefix.length).split(' ')[0] ?? '')
    if (!(startsAt > now)) memory.removeItem(key)
  }
}
