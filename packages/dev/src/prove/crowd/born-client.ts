import { setTimeout as sleep } from 'node:timers/promises'
import { answerOf, type Call } from '../history.ts'
import type { Random } from '../random.ts'
import type { KnownToAll } from './known-to-all.ts'
import type { Caller } from './open-caller.ts'
import type { ProviderOfWorld, World } from './world.ts'

/** Whoever wants a time wants one of the first ones, as people do. */
const wantedSlotsMax = 5
const thinkMsMax = 150
/** Between a hold and what becomes of it. */
const dwellMsMax = 700
const appointmentsMax = 4
const rememberedHoldsMax = 60

export interface Life {
  caller: Caller
  world: World
  random: Random
  known: KnownToAll
  holdTtlMs: number
  isOver: () => boolean
}

interface Booked {
  id: string
  provider: ProviderOfWorld
}

interface Slot {
  provider: ProviderOfWorld
  visitTypeId: string
  durationQuarters: number
  startsAt: string
}

/**
 * A client who, each time that the function is called, books, moves and cancels, looks at what there is, and now and then reaches for
 * what is not theirs, until it is over.
 */
export function bornClient({ caller, world, random, known, holdTtlMs, isOver }: Life): () => Promise<void> {
  const { subject } = caller.person
  const booked: Booked[] = []
  const ownHoldIds: string[] = []
  /** A hold that was left alone, as in a tab that nobody looks at, and when it ends. */
  let left: (Booked & { endsAt: number }) | null = null

  return async () => {
    while (!isOver()) {
      await sleep(random.integer(0, thinkMsMax))
      if (random.percent(8)) await trespass()
      else if (random.percent(10)) await look()
      else if (left && left.endsAt < Date.now() && random.percent(40)) await comeBack(left)
      else if (booked.length > appointmentsMax || random.percent(15)) await cancelOne()
      else if (random.percent(20)) await moveOne()
      else await book()
    }
    if (left) await comeBack(left)
  }

  async function findSlot(provider: ProviderOfWorld): Promise<Slot | null> {
    const type = random.pick(random.percent(75) ? provider.visitTypes.slice(0, 1) : provider.visitTypes)
    const call = await caller.settle({
      operation: 'slots',
      id: '',
      providerId: provider.id,
      input: { providerId: provider.id, visitTypeId: type.id, timeZone: 'UTC', ...world.dates },
      notes: { ownHoldIds: [...ownHoldIds] },
    })
    const slots = answerOf(call)?.slots as string[] | undefined
    if (!slots || slots.length === 0) return null
    const startsAt = random.pick(slots.slice(0, wantedSlotsMax))
    return { provider, visitTypeId: type.id, durationQuarters: type.durationMinutes / 15, startsAt }
  }

  function hold(holdId: string, slot: Slot, rescheduleOf?: string): Promise<Call> {
    const { provider, visitTypeId, startsAt, durationQuarters } = slot
    if (!ownHoldIds.includes(holdId)) ownHoldIds.push(holdId)
    if (ownHoldIds.length > rememberedHoldsMax) ownHoldIds.shift()
    known.add(subject, 'hold', holdId)
    return caller.settle({
      operation: 'hold',
      id: holdId,
      providerId: provider.id,
      input: {
        holdId,
        providerId: provider.id,
        visitTypeId,
        startsAt,
        ...(rescheduleOf && { rescheduleOf }),
      },
      notes: { durationQuarters },
    })
  }

  function ofHold(
    operation: 'check' | 'release' | 'confirm',
    holdId: string,
    providerId: string,
  ): Promise<Call> {
    return caller.settle({ operation, id: holdId, providerId, input: { holdId } })
  }

  async function book(): Promise<void> {
    // Another hold with the same provider would end the one that was left.
    const provider = random.pick(world.providers.filter(({ id }) => id !== left?.provider.id))
    const slot = await findSlot(provider)
    if (!slot) return
    let holdId = random.uuid()
    if (!answerOf(await hold(holdId, slot))) return
    if (random.percent(12)) await hold(holdId, slot)
    if (random.percent(12)) await ofHold('check', holdId, provider.id)
    if (random.percent(10)) {
      const other = await findSlot(provider)
      const otherId = random.uuid()
      if (other && answerOf(await hold(otherId, other))) holdId = otherId
    }
    if (random.percent(4)) await sleep(holdTtlMs + random.integer(-50, 1_500))
    await sleep(random.integer(0, dwellMsMax))
    if (!left && random.percent(15)) {
      left = { id: holdId, provider, endsAt: Date.now() + holdTtlMs }
      return
    }
    if (random.percent(12)) {
      await ofHold('release', holdId, provider.id)
      if (random.percent(80)) return
    }
    await confirm(holdId, provider)
  }

  /** By then the hold may have ended, and somebody else have its time. */
  async function comeBack({ id, provider }: Booked): Promise<void> {
    left = null
    if (random.percent(30)) await ofHold('check', id, provider.id)
    await confirm(id, provider)
  }

  async function confirm(holdId: string, provider: ProviderOfWorld): Promise<void> {
    const call = await ofHold('confirm', holdId, provider.id)
    if (random.percent(15)) await ofHold('confirm', holdId, provider.id)
    if (!answerOf(call)) return
    booked.push({ id: holdId, provider })
    known.add(subject, 'appointment', holdId)
  }

  async function moveOne(): Promise<void> {
    if (booked.length === 0) return
    const { id, provider } = random.pick(booked)
    const slot = await findSlot(provider)
    const holdId = random.uuid()
    if (!slot || !answerOf(await hold(holdId, slot, id))) return
    const move = () =>
      caller.settle({ operation: 'move', id, providerId: provider.id, input: { appointmentId: id, holdId } })
    await move()
    if (random.percent(15)) await move()
  }

  async function cancelOne(): Promise<void> {
    if (booked.length === 0) return
    const index = random.integer(0, booked.length - 1)
    const [{ id, provider }] = booked.splice(index, 1) as [Booked]
    const cancel = () =>
      caller.settle({ operation: 'cancel', id, providerId: provider.id, input: { appointmentId: id } })
    await cancel()
    if (random.percent(15)) await cancel()
  }

  async function look(): Promise<void> {
    const what = random.pick(['holds', 'appointments', 'appointment'] as const)
    if (what === 'holds') {
      await caller.settle({
        operation: what,
        id: '',
        providerId: null,
        input: {},
        notes: { ownHoldIds: [...ownHoldIds] },
      })
    } else if (what === 'appointments') {
      await caller.settle({ operation: what, id: '', providerId: null, input: { limit: 20, order: 'desc' } })
    } else if (booked.length > 0) {
      const { id, provider } = random.pick(booked)
      await caller.settle({ operation: what, id, providerId: provider.id, input: { appointmentId: id } })
    }
  }

  async function trespass(): Promise<void> {
    const others = known.ofOthers(subject)
    if (others.length === 0) return
    const { kind, id } = random.pick(others)
    const operation = random.pick(
      kind === 'hold' ? (['check', 'release', 'confirm'] as const) : (['appointment', 'cancel'] as const),
    )
    const input = kind === 'hold' ? { holdId: id } : { appointmentId: id }
    await caller.settle({ operation, id, providerId: null, input, isForeign: true })
  }
}
