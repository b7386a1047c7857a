import type { Model, Operated } from './linearizable.ts'

/** One thing that happened to one quarter-hour of one provider; ids are those of holds, which appointments keep. */
export type SlotEvent = Operated & {
  /** Whoever made it, for whoever reads the evidence. */
  actor: string
} & (
    | { kind: 'hold'; holdId: string; clientId: string; expiresAt: number; rescheduleOf: string | null }
    | { kind: 'release'; holdId: string }
    /** `wasForgotten`: Redis lost the hold while it was being confirmed. */
    | { kind: 'book'; holdId: string; appointmentId: string; wasForgotten: boolean }
    | { kind: 'free'; appointmentId: string }
    /** Somebody was told that an appointment is there, and it was not theirs. */
    | { kind: 'taken'; exceptId: string }
  )

interface Held {
  holdId: string
  clientId: string
  expiresAt: number
  since: number
}

export interface Slot {
  held: Held | null
  /** The appointment that has it. */
  booked: string | null
}

/** Of Redis's losses: whether there was one between those instants. */
export type WasForgotten = (fromAt: number, toAt: number) => boolean

/**
 * What may happen to a quarter-hour: it is free, held by one, booked by one, or both by one who moves. A hold ends by its release,
 * by another one of the same client, when its time is over, or when Redis has forgotten it; whether one of the last
 * two has happened yet is left open.
 */
export function slotModel(wasForgotten: WasForgotten): Model<Slot, SlotEvent> {
  const mayBeOver = ({ expiresAt, since }: Held, at: number) => at >= expiresAt || wasForgotten(since, at)

  function apply({ held, booked }: Slot, event: SlotEvent): Slot | null {
    switch (event.kind) {
      case 'hold': {
        const { holdId, clientId, expiresAt, rescheduleOf } = event
        if (held && held.clientId !== clientId && !mayBeOver(held, event.endedAt)) return null
        if (booked !== null && booked !== rescheduleOf) return null
        return { held: { holdId, clientId, expiresAt, since: event.startedAt }, booked }
      }
      case 'release':
        return { held: held?.holdId === event.holdId ? null : held, booked }
      case 'book': {
        const isHolder = held?.holdId === event.holdId || event.wasForgotten
        if (!isHolder || (booked !== null && booked !== event.appointmentId)) return null
        return { held: held?.holdId === event.holdId ? null : held, booked: event.appointmentId }
      }
      case 'free':
        return booked === event.appointmentId ? { held, booked: null } : null
      case 'taken':
        return booked !== null && booked !== event.exceptId ? { held, booked } : null
    }
  }
  return {
    initial: { held: null, booked: null },
    apply,
    keyOf: ({ held, booked }) => `${held?.holdId} ${booked}`,
  }
}
