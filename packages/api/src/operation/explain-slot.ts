import type { BookingErrorCode } from '@holdfast/shared/rules/errors'
import { judgeSlot } from '@holdfast/shared/rules/slots'
import { toInstant } from '../answer.ts'
import type { Identity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { readAvailability } from '../store/availability.ts'
import { getVisitType } from '../visit-type.ts'

/** Why a time is not offered, in the code that holding it would be refused with, null when it is offered; and until when it is held, when it is. */
export async function explainSlot(
  stores: Stores,
  identity: Identity | null,
  input: { providerId: string; visitTypeId?: string | undefined; startsAt: number },
  now: number,
): Promise<{ offered: boolean; reason: BookingErrorCode | null; heldUntil: string | null }> {
  const asker = { clientId: identity?.kind === 'client' ? identity.subject : null, rescheduleOf: null }
  const { provider, availability } = await readAvailability(stores, input.providerId, asker, now)
  const visitType = getVisitType(provider, input.visitTypeId)
  const refusal = judgeSlot(availability, visitType, input.startsAt, now)
  const held =
    refusal?.code === 'slot_held' ? availability.held.find(run => run === refusal.heldRun) : undefined
  return {
    offered: refusal === null,
    reason: refusal?.code ?? null,
    heldUntil: held ? toInstant(held.endsAt) : null,
  }
}
