import { randomUUID } from 'node:crypto'
import type { TestApi } from './open-test-api.ts'
import type { TestProvider } from './test-provider.ts'

/** A provider and a client of theirs, alone with each other: one appointment, one live hold, and times that are free. */
export interface World {
  client: string
  provider: TestProvider
  providerId: string
  appointmentId: string
  holdId: string
  /** A free start that is neither booked nor held. */
  freeStart: string
}

export async function makeWorld(api: TestApi): Promise<World> {
  const provider = await api.createProvider()
  const client = randomUUID()
  const slots = await api.freeSlots(provider)
  const [bookedStart, heldStart, freeStart] = [slots[0], slots[4], slots[8]] as [string, string, string]
  const appointmentId = await api.bookAs(client, provider, bookedStart)
  const holdId = randomUUID()
  await api.client(client).hold.create({ holdId, providerId: provider.id, startsAt: heldStart })
  return { client, provider, providerId: provider.id, appointmentId, holdId, freeStart }
}
