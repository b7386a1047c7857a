import { addDays } from '@holdfast/shared/rules/dates'
import type { Caller, Wish } from '../crowd/open-caller.ts'
import type { World } from '../crowd/world.ts'
import { answerOf, type Call, type Operation } from '../history.ts'
import type { Random } from '../random.ts'

/** Makes what an operation needs, and gives the operation itself. */
export type CountedStep = () => Promise<() => Promise<Call>>

/** Every operation that changes something, and the reads that a booking needs, each on a time of its own. */
export function countedSteps(options: {
  client: Caller
  editor: Caller
  world: World
  random: Random
}): Partial<Record<Operation, CountedStep>> {
  const { client, editor, world, random } = options
  const provider = world.spacious
  const providerId = provider.id
  const [visitType] = provider.visitTypes
  let used = 0
  let version = 1

  function nextStart(): string {
    const quarter = used++
    const date = addDays(world.dates.fromDate, Math.floor(quarter / 96))
    return new Date(Date.parse(`${date}T00:00:00Z`) + (quarter % 96) * 900_000).toISOString()
  }

  function holdWish(rescheduleOf?: string): Wish {
    const id = random.uuid()
    const input = { holdId: id, providerId, visitTypeId: visitType?.id, startsAt: nextStart() }
    return {
      operation: 'hold',
      id,
      providerId,
      input: { ...input, ...(rescheduleOf && { rescheduleOf }) },
      notes: { durationQuarters: 1 },
    }
  }
  const ofHold = (operation: Operation, id: string): Wish => ({
    operation,
    id,
    providerId,
    input: { holdId: id },
  })

  async function done(wish: Wish): Promise<string> {
    const call = await client.settle(wish)
    if (!answerOf(call)) throw new Error(`${wish.operation}: ${JSON.stringify(call.attempts.at(-1))}`)
    return wish.id
  }
  const held = () => done(holdWish())
  const booked = async () => done(ofHold('confirm', await held()))
  const dates = { fromDate: world.dates.fromDate, toDate: world.dates.fromDate }

  return {
    hold: async () => {
      const wish = holdWish()
      return () => client.settle(wish)
    },
    check: async () => {
      const id = await held()
      return () => client.settle(ofHold('check', id))
    },
    release: async () => {
      const id = await held()
      return () => client.settle(ofHold('release', id))
    },
    confirm: async () => {
      const id = await held()
      return () => client.settle(ofHold('confirm', id))
    },
    cancel: async () => {
      const id = await booked()
      return () => client.settle({ operation: 'cancel', id, providerId, input: { appointmentId: id } })
    },
    move: async () => {
      const id = await booked()
      const holdId = await done(holdWish(id))
      return () => client.settle({ operation: 'move', id, providerId, input: { appointmentId: id, holdId } })
    },
    publish: async () => {
      const baseVersion = version++
      const schedule = {
        timeZone: 'UTC',
        weekly: [],
        exceptions: Object.fromEntries(
          Array.from({ length: 60 }, (_, i) => [
            addDays(world.dates.fromDate, i),
            [{ startTime: '00:00', endTime: '24:00' }],
          ]),
        ),
        timeOff: [],
      }
      const input = { schedule, baseVersion }
      return () =>
        editor.settle({ operation: 'publish', id: `${providerId} ${baseVersion}`, providerId, input })
    },
    slots: async () => {
      const input = { providerId, visitTypeId: visitType?.id, timeZone: 'UTC', ...dates }
      return () => client.settle({ operation: 'slots', id: '', providerId, input })
    },
    appointments: async () => () =>
      client.settle({
        operation: 'appointments',
        id: '',
        providerId: null,
        input: { limit: 5, order: 'desc' },
      }),
  }
}
