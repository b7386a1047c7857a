import type { ClientIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'

/** Gives a hold back. `released` is false when there was nothing to give: it had ended, or was never this client's. */
export async function releaseHold({ holds }: Stores, identity: ClientIdentity, input: { holdId: string }) {
  const found = await holds.look(identity.subject, input.holdId)
  if (found.state !== 'live') return { released: false }
  return { released: await holds.release(found.hold) }
}
