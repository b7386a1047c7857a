/**
 * What the API must do, said anew and simply: one provider, slots of one quarter-hour, one clock. It is written from CONTRACT.md, not
 * from the code. Instants are epoch milliseconds.
 */

export const holdTtlMs = 30 * 60_000
const confirmGraceMs = 60_000

interface ModelHold {
  client: string
  slot: number
  rescheduleOf: string | null
  expiresAt: number
  /** The last moment in which its time is its own: its end, or later while it is being confirmed. */
  lockedUntil: number
  isOver: boolean
  /** The hold that this one took the place of. */
  previous: string | null
}

interface ModelAppointment {
  client: string
  slot: number
  isCancelled: boolean
  cancelReason: string | undefined
  sequence: number
  movedBy: string | null
}

export type Told =
  | { code: string }
  | { expiresAt: number }
  | { released: boolean }
  | AppointmentTold
  | { version: number }

export interface AppointmentTold {
  appointmentId: string
  slot: number
  status: string
  sequence: number
}

export type BookingModel = ReturnType<typeof createBookingModel>

export function createBookingModel(startAt: number) {
  let now = startAt
  let isClosed = false
  let version = 1
  /** What was published as which version, by the one who publishes here. */
  const published = new Map<number, boolean>()
  const holds = new Map<string, ModelHold>()
  const appointments = new Map<string, ModelAppointment>()
  /** The hold that each client made last, and that has not been given back. */
  const newest = new Map<string, string>()

  const refuse = (code: string): Told => ({ code })
  const ownerOf = (slot: number) =>
    [...holds].find(([, hold]) => hold.slot === slot && !hold.isOver && hold.lockedUntil > now)?.[0] ?? null
  const bookedBy = (slot: number) =>
    [...appointments].find(([, appointment]) => appointment.slot === slot && !appointment.isCancelled)?.[0] ??
    null
  const holdOf = (client: string, holdId: string) => {
    const hold = holds.get(holdId)
    return hold?.client === client ? hold : null
  }

  /** It has its time at this moment, perhaps only because it is being confirmed. */
  const hasTime = (holdId: string, hold: ModelHold) => !hold.isOver && ownerOf(hold.slot) === holdId
  const isLive = (holdId: string, hold: ModelHold) => hasTime(holdId, hold) && hold.expiresAt > now

  function giveBack(holdId: string, hold: ModelHold): void {
    hold.isOver = true
    if (newest.get(hold.client) === holdId) newest.delete(hold.client)
  }

  function told(appointmentId: string, { slot, isCancelled, sequence }: ModelAppointment): AppointmentTold {
    return { appointmentId, slot, status: isCancelled ? 'cancelled' : 'confirmed', sequence }
  }

  /** As a confirm or a move asks: what has its time keeps it for the write. */
  function guard(client: string, holdId: string): 'missing' | 'ended' | ModelHold {
    const hold = holdOf(client, holdId)
    if (!hold) return 'missing'
    if (!hasTime(holdId, hold)) return 'ended'
    hold.lockedUntil = Math.max(hold.lockedUntil, Math.min(now, hold.expiresAt) + confirmGraceMs)
    return hold
  }

  function take(client: string, holdId: string, slot: number, rescheduleOf: string | null): Told {
    const booked = bookedBy(slot)
    const isTaken = booked !== null && booked !== rescheduleOf
    const previous = newest.get(client) ?? null
    const owner = ownerOf(slot)
    if (isTaken) return refuse('slot_taken')
    if (owner !== null && owner !== previous) return refuse('slot_held')
    const expiresAt = now + holdTtlMs
    const before = previous === null ? undefined : holds.get(previous)
    if (before) before.isOver = true
    holds.set(holdId, {
      client,
      slot,
      rescheduleOf,
      expiresAt,
      lockedUntil: expiresAt,
      isOver: false,
      previous,
    })
    newest.set(client, holdId)
    return { expiresAt }
  }

  return {
    now: () => now,
    version: () => version,
    holds: (): ReadonlyMap<string, ModelHold> => holds,
    appointments: (): ReadonlyMap<string, ModelAppointment> => appointments,

    advanceTo(at: number): void {
      now = at
    },

    flush(): void {
      holds.clear()
      newest.clear()
    },

    /** @returns `hold_expired` for what has ended, whoever has its time by now */
    hold(client: string, holdId: string, slot: number, rescheduleOf: string | null): Told {
      const moved = rescheduleOf === null ? null : appointments.get(rescheduleOf)
      if (moved !== null && moved?.client !== client) return refuse('appointment_not_found')
      if (moved?.isCancelled) return refuse('already_cancelled')
      const known = holds.get(holdId)
      if (isClosed) {
        const isRepeat = known && known.client === client && isLive(holdId, known) && known.slot === slot
        return isRepeat ? { expiresAt: known.expiresAt } : refuse('outside_schedule')
      }
      if (!known) return take(client, holdId, slot, rescheduleOf)
      if (known.client !== client || known.slot !== slot || known.rescheduleOf !== rescheduleOf)
        return refuse('hold_id_reused')
      return isLive(holdId, known) ? { expiresAt: known.expiresAt } : refuse('hold_expired')
    },

    check(client: string, holdId: string): Told {
      const hold = holdOf(client, holdId)
      if (!hold) return refuse('hold_not_found')
      return isLive(holdId, hold) ? { expiresAt: hold.expiresAt } : refuse('hold_expired')
    },

    release(client: string, holdId: string): Told {
      const hold = holdOf(client, holdId)
      if (!hold || !isLive(holdId, hold)) return { released: false }
      giveBack(holdId, hold)
      return { released: true }
    },

    confirm(client: string, holdId: string): Told {
      const found = guard(client, holdId)
      const own = appointments.get(holdId)
      if (own?.client === client) {
        if (typeof found === 'object') giveBack(holdId, found)
        return told(holdId, own)
      }
      if (found === 'missing') return refuse('hold_not_found')
      if (found === 'ended') return refuse('hold_expired')
      const booked = bookedBy(found.slot)
      if (booked !== null) {
        return refuse(appointments.get(booked)?.client === client ? 'client_busy' : 'slot_taken')
      }
      const made = {
        client,
        slot: found.slot,
        isCancelled: false,
        cancelReason: undefined,
        sequence: 0,
        movedBy: null,
      }
      appointments.set(holdId, made)
      giveBack(holdId, found)
      return told(holdId, made)
    },

    cancel(client: string, appointmentId: string, reason: string | undefined): Told {
      const found = appointments.get(appointmentId)
      if (found?.client !== client) return refuse('appointment_not_found')
      if (found.isCancelled && found.cancelReason !== reason) return refuse('already_cancelled')
      if (!found.isCancelled) {
        found.isCancelled = true
        found.cancelReason = reason
        found.sequence++
      }
      return told(appointmentId, found)
    },

    move(client: string, appointmentId: string, holdId: string): Told {
      const found = guard(client, holdId)
      const appointment = appointments.get(appointmentId)
      if (appointment?.client !== client) return refuse('appointment_not_found')
      if (appointment.movedBy === holdId) return told(appointmentId, appointment)
      if (found === 'missing') return refuse('hold_not_found')
      if (found === 'ended') return refuse('hold_expired')
      if ((found.rescheduleOf ?? appointmentId) !== appointmentId) return refuse('hold_not_found')
      if (appointment.isCancelled) return refuse('already_cancelled')
      const booked = bookedBy(found.slot)
      if (booked !== null && booked !== appointmentId) return refuse('slot_taken')
      appointment.slot = found.slot
      appointment.sequence++
      appointment.movedBy = holdId
      giveBack(holdId, found)
      return told(appointmentId, appointment)
    },

    publish(closed: boolean, baseVersion: number): Told {
      if (baseVersion === version) {
        isClosed = closed
        version++
        published.set(version, closed)
        return { version }
      }
      const isRepeat = published.get(baseVersion + 1) === closed
      return isRepeat ? { version: baseVersion + 1 } : refuse('schedule_changed')
    },

    /** What a stranger is offered, of so many slots. */
    free(slots: number): number[] {
      if (isClosed) return []
      return Array.from({ length: slots }, (_, slot) => slot).filter(
        slot => bookedBy(slot) === null && ownerOf(slot) === null,
      )
    },
  }
}
