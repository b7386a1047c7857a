import type { WantedSlot } from '#hold/hold-memory.ts'
import type { Client } from '#hold/what-became.ts'

interface Wish {
  holdId: string
  reason: string
  signal: AbortSignal
}

/** What a hold was made for: books its time, or moves the appointment to it. The same again comes to the same appointment. */
export function settleHold(client: Client, slot: WantedSlot, { holdId, reason, signal }: Wish) {
  const { rescheduleOf: appointmentId } = slot
  return appointmentId
    ? client.appointment.reschedule.mutate({ appointmentId, holdId }, { signal })
    : client.appointment.confirm.mutate({ holdId, reason: reason || undefined }, { signal })
}
