import type { HoldRequest, Holds, InspectReply } from './store/holds.ts'

export type GuardedHold = InspectReply | { state: 'unavailable' }

/** Asks for a hold and keeps it for the write. Redis away is an answer: what was confirmed before must still be found. */
export async function guardHold(holds: Holds, clientId: string, holdId: string): Promise<GuardedHold> {
  try {
    return await holds.guard(clientId, holdId)
  } catch {
    return { state: 'unavailable' }
  }
}

/** What was written is committed; a hold that cannot be released now ends by itself. */
export async function letGo(holds: Holds, hold: HoldRequest): Promise<void> {
  await holds.release(hold).catch(() => false)
}
