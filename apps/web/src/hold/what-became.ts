import type { WantedSlot } from '#hold/hold-memory.ts'
import type { HoldEvent } from '#hold/hold-state.ts'
import { refusalOf } from '#trpc/refusal-of.ts'
import type { trpc } from '#trpc/trpc.ts'

export type Client = ReturnType<typeof trpc.useUtils>['client']

/** What the server says of a hold: how long it still has, that it is booked, or that it is no more. Null without an answer. */
export async function whatBecame(
  client: Client,
  slot: WantedSlot,
  holdId: string,
): Promise<HoldEvent | null> {
  try {
    const { expiresAt, serverTime } = await client.hold.check.query({ holdId })
    return { type: 'checked', expiresAt, serverTime, receivedAt: Date.now() }
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal?.code !== 'hold_expired' && refusal?.code !== 'hold_not_found') return null
    const booked = await isBooked(client, slot, holdId)
    if (booked === null) return null
    if (booked) return { type: 'booked', appointmentId: appointmentIdOf(slot, holdId) }
    return { type: 'gone', stillFree: refusal.code === 'hold_not_found' || refusal.detail.stillFree }
  }
}

/** The appointment that a hold comes to: a new one of its own id, or the one that it moves. */
export function appointmentIdOf({ rescheduleOf }: WantedSlot, holdId: string): string {
  return rescheduleOf ?? holdId
}

/** Whether this hold became an appointment or moved one, perhaps in another tab. Null without an answer. */
export async function isBooked(client: Client, slot: WantedSlot, holdId: string): Promise<boolean | null> {
  try {
    const appointmentId = appointmentIdOf(slot, holdId)
    const { status, startsAt, visitTypeId } = await client.appointment.get.query({ appointmentId })
    const isThere = startsAt === slot.startsAt && visitTypeId === slot.visitTypeId
    return status === 'confirmed' && (isThere || !slot.rescheduleOf)
  } catch (error) {
    return refusalOf(error)?.code === 'appointment_not_found' ? false : null
  }
}

/** Whether this hold was this person's and is no more. */
export async function hasEnded(client: Client, holdId: string): Promise<boolean> {
  try {
    await client.hold.check.query({ holdId })
    return false
  } catch (error) {
    return refusalOf(error)?.code === 'hold_expired'
  }
}
