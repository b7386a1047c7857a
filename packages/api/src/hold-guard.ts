import type { Guarded, Holds } from './store/holds.ts'

export type GuardedHold = Guarded | { state: 'unavailable' }

/** Asks for a hold and keeps it for the write. Redis away is an answer: what was confirmed before must still be found. */
export async function guardHold(holds: Holds, clientId: string, holdId: string): Promise<GuardedHold> {
  try {
    return await holds.guard(clientId, holdId)
  } catch {
    return { state: 'unavailable' }
  }
}
