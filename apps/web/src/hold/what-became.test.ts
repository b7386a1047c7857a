import { expect, test } from 'vitest'
import { type Client, isBooked } from './what-became.ts'

const slot = { providerId: 'p', visitTypeId: 'v', startsAt: '2999-11-24T09:15:00.000Z' }

/** A server at which every appointment that is asked for looks like this. */
function serverWith(appointment: { status: string; startsAt: string; visitTypeId: string }) {
  const asked: string[] = []
  const query = async ({ appointmentId }: { appointmentId: string }) => {
    asked.push(appointmentId)
    return appointment
  }
  return { asked, client: { appointment: { get: { query } } } as unknown as Client }
}

test('a hold became the appointment of its own id, also one that has been moved since', async () => {
  const server = serverWith({ status: 'confirmed', startsAt: '2999-12-01T09:15:00.000Z', visitTypeId: 'v' })
  expect(await isBooked(server.client, slot, 'h')).toBe(true)
  expect(server.asked).toEqual(['h'])
})

test.each([
  {
    isAt: 'the time of the hold',
    startsAt: slot.startsAt,
    visitTypeId: 'v',
    status: 'confirmed',
    moved: true,
  },
  {
    isAt: 'its old time',
    startsAt: '2999-11-23T09:15:00.000Z',
    visitTypeId: 'v',
    status: 'confirmed',
    moved: false,
  },
  {
    isAt: 'that time as its old kind',
    startsAt: slot.startsAt,
    visitTypeId: 'w',
    status: 'confirmed',
    moved: false,
  },
  { isAt: 'no time any more', startsAt: slot.startsAt, visitTypeId: 'v', status: 'cancelled', moved: false },
])('a hold moved an appointment: $moved, where that one is at $isAt', async ({ moved, ...appointment }) => {
  const server = serverWith(appointment)
  expect(await isBooked(server.client, { ...slot, rescheduleOf: 'a' }, 'h')).toBe(moved)
  expect(server.asked).toEqual(['a'])
})
