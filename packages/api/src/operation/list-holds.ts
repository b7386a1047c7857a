import { toHoldAnswer, toInstant } from '../answer.ts'
import type { ClientIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'

/** The client's live holds, the one that ends first coming first. */
export async function listHolds({ holds }: Stores, identity: ClientIdentity) {
  const { serverAt, holds: live } = await holds.listOfClient(identity.subject)
  return {
    holds: live.map(hold => toHoldAnswer(hold, hold.expiresAt, serverAt)),
    serverTime: toInstant(serverAt),
  }
}
