import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect } from 'vitest'
import { marked } from '../canary.ts'
import type { BookingModel, Told } from './booking-model.ts'
import { type RealBooking, slotCount } from './open-real-booking.ts'

type Command = fc.AsyncCommand<BookingModel, RealBooking>

const clients = ['ann', 'ben', 'cat']
const client = fc.constantFrom(...clients)
const slot = fc.nat(slotCount - 1)
/** Which of the holds or appointments that there are: any number, taken modulo how many there are. */
const which = fc.nat(1_000)
/** Reaching for what is another's is rare, and must be. */
const asOwner = fc.integer({ min: 0, max: 9 }).map(n => n > 0)

let made = 0
/** New on every run, as a client's is: a sequence that is run again while it is made smaller meets nothing of the one before. */
const newId = () => {
  const hex = createHash('sha256').update(`model ${process.pid} ${made++}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const pick = <T>(from: ReadonlyMap<string, T>, index: number) =>
  [...from][index % from.size] as [id: string, value: T]

function command(
  name: string,
  isPossible: (model: BookingModel) => boolean,
  run: (model: BookingModel, real: RealBooking) => Promise<void>,
): Command {
  return { check: isPossible, run, toString: () => name }
}

/** What the model and the API say to the same. */
async function same(expected: Told, actual: Promise<Told>): Promise<void> {
  expect(await actual).toEqual(expected)
}

const always = () => true
const hasHolds = (model: BookingModel) => model.holds().size > 0
const hasAppointments = (model: BookingModel) => model.appointments().size > 0
const whoever = (owner: string, isOwner: boolean) =>
  isOwner ? owner : (clients[(clients.indexOf(owner) + 1) % clients.length] as string)

const hold = fc.tuple(client, slot).map(([who, at]) =>
  command(`${who} holds ${at}`, always, (model, real) => {
    const id = newId()
    return same(model.hold(who, id, at, null), real.hold(who, id, at, null))
  }),
)

const holdToMove = fc.tuple(which, slot, asOwner).map(([index, at, isOwner]) =>
  command(`hold ${at} to move #${index}`, hasAppointments, (model, real) => {
    const [appointmentId, { client: owner }] = pick(model.appointments(), index)
    const [id, who] = [newId(), whoever(owner, isOwner)]
    return same(model.hold(who, id, at, appointmentId), real.hold(who, id, at, appointmentId))
  }),
)

const replayHold = fc.tuple(which, asOwner).map(([index, isOwner]) =>
  command(`hold #${index} again`, hasHolds, (model, real) => {
    const [id, { client: owner, slot: at, rescheduleOf }] = pick(model.holds(), index)
    const who = whoever(owner, isOwner || rescheduleOf !== null)
    return same(model.hold(who, id, at, rescheduleOf), real.hold(who, id, at, rescheduleOf))
  }),
)

const ofHold = (['check', 'release', 'confirm'] as const).map(verb =>
  fc.tuple(which, asOwner).map(([index, isOwner]) =>
    command(`${verb} #${index}`, hasHolds, async (model, real) => {
      const [id, { client: owner, rescheduleOf }] = pick(model.holds(), index)
      if (verb === 'confirm' && rescheduleOf !== null) return
      const who = whoever(owner, isOwner)
      await same(model[verb](who, id), real[verb](who, id))
    }),
  ),
)

const confirmAgain = which.map(index =>
  command(`confirm appointment #${index} again`, hasAppointments, (model, real) => {
    const [id, { client: owner }] = pick(model.appointments(), index)
    return same(model.confirm(owner, id), real.confirm(owner, id))
  }),
)

const cancel = fc
  .tuple(which, asOwner, fc.constantFrom(undefined, marked('Not today')))
  .map(([index, isOwner, reason]) =>
    command(`cancel #${index}`, hasAppointments, (model, real) => {
      const [id, { client: owner }] = pick(model.appointments(), index)
      const who = whoever(owner, isOwner)
      return same(model.cancel(who, id, reason), real.cancel(who, id, reason))
    }),
  )

const move = fc.tuple(which, which, asOwner).map(([index, holdIndex, isOwner]) =>
  command(
    `move #${index} to hold #${holdIndex}`,
    model => hasAppointments(model) && hasHolds(model),
    (model, real) => {
      const [id, { client: owner }] = pick(model.appointments(), index)
      const [holdId] = pick(model.holds(), holdIndex)
      const who = whoever(owner, isOwner)
      return same(model.move(who, id, holdId), real.move(who, id, holdId))
    },
  ),
)

const publish = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 4 })).map(([closed, stale]) =>
  command(`publish ${closed ? 'closed' : 'open'}`, always, (model, real) => {
    const base = stale === 0 && model.version() > 1 ? model.version() - 1 : model.version()
    return same(model.publish(closed, base), real.publish(closed, base))
  }),
)

/** To the end of a hold, or of the time that a confirm has added to it, a millisecond before or after it, or right on it. */
const wait = fc
  .tuple(which, fc.constantFrom(-1, 0, 1), fc.constantFrom('expiresAt' as const, 'lockedUntil' as const))
  .map(([index, deltaMs, end]) =>
    command(`wait for the end of #${index} ${deltaMs}`, hasHolds, async (model, real) => {
      const at = Math.max(model.now(), pick(model.holds(), index)[1][end] + deltaMs)
      model.advanceTo(at)
      real.advanceTo(at)
    }),
  )

const aMoment = fc.integer({ min: 1, max: 20 * 60_000 }).map(ms =>
  command(`wait ${ms} ms`, always, async (model, real) => {
    model.advanceTo(model.now() + ms)
    real.advanceTo(model.now())
  }),
)

const flush = fc.constant(
  command('Redis forgets', always, async (model, real) => {
    model.flush()
    await real.flush()
  }),
)
const restart = fc.constant(command('restart', always, (_, real) => real.restart()))

const look = fc.constant(
  command('look', always, async (model, real) => {
    expect(await real.free()).toEqual(model.free(slotCount))
  }),
)

export const bookingCommands = (commandsMax: number) =>
  fc.commands(
    [
      hold,
      hold,
      hold,
      holdToMove,
      replayHold,
      ...ofHold,
      ofHold[2] as (typeof ofHold)[number],
      confirmAgain,
      cancel,
      move,
      move,
      publish,
      wait,
      wait,
      aMoment,
      flush,
      restart,
      look,
    ],
    { maxCommands: commandsMax, size: 'max' },
  )
