import { toHoldAnswer, toInstant } from '../answer.ts'
import type { ClientIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { findProvidersById } from '../store/provider-queries.ts'

/** The client's live holds, the one that ends first coming first, each with the provider's name and the appointment that it is to move. */
export async function listHolds({ db, holds }: Stores, identity: ClientIdentity) {
  const { serverAt, holds: live } = await holds.listOfClient(identity.subject)
  const providers = await findProvidersById(db, [...new Set(live.map(({ providerId }) => providerId))])
  return {
    holds: live.flatMap(hold => {
      const provider = providers.find(({ id }) => id === hold.providerId)
      if (!provider) return []
      const { slug, name, title, timeZone } = provider
      return {
        ...toHoldAnswer(hold, hold.expiresAt, serverAt),
        rescheduleOf: hold.rescheduleOf,
        provider: { slug, name, title, timeZone },
      }
    }),
    serverTime: toInstant(serverAt),
  }
}
