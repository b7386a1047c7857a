import { BookingError } from '@holdfast/shared/rules/errors'
import { toInstant } from '../answer.ts'
import type { ClientIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { holdExpired } from '../refusal.ts'

/** Says how long a hold still has. Asking never extends it. */
export async function checkHold(
  stores: Stores,
  identity: ClientIdentity,
  input: { holdId: string },
  now: number,
) {
  const found = await stores.holds.look(identity.subject, input.holdId)
  if (found.state === 'missing') throw new BookingError('hold_not_found')
  if (found.state === 'ended') throw await holdExpired(stores, found.hold, found.endedAt, now)
  return { expiresAt: toInstant(found.expiresAt), serverTime: toInstant(found.serverAt) }
}
