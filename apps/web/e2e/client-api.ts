import type { BrowserContext } from '@playwright/test'
import { expect } from './fixtures.ts'

interface Hold {
  holdId: string
  startsAt: string
  expiresAt: string
}

interface Appointment {
  appointmentId: string
  startsAt: string
  status: 'confirmed' | 'cancelled'
  reason: string | null
}

/** What the Api says to the person of a browser, whatever state its pages and their network are in. */
export function clientApi({ request }: BrowserContext, origin: string) {
  async function query<Answer>(procedure: string, input: unknown): Promise<Answer> {
    const search = new URLSearchParams({ input: JSON.stringify(input) })
    return dataOf(await request.get(`${origin}/api/trpc/${procedure}?${search}`))
  }

  async function mutate<Answer>(procedure: string, input: unknown): Promise<Answer> {
    return dataOf(await request.post(`${origin}/api/trpc/${procedure}`, { data: input }))
  }

  return {
    holds: async () => (await query<{ holds: Hold[] }>('hold.list', {})).holds,
    booked: async () => {
      const answer = await query<{ appointments: Appointment[] }>('appointment.list', { limit: 100 })
      return answer.appointments.filter(({ status }) => status === 'confirmed')
    },
    hold: (slot: { providerId: string; startsAt: string }) =>
      mutate<{ holdId: string }>('hold.create', { holdId: crypto.randomUUID(), ...slot }),
    confirm: (holdId: string) => mutate<Appointment>('appointment.confirm', { holdId }),
    release: (holdId: string) => mutate('hold.release', { holdId }),
    provider: (slug: string) => query<{ id: string; name: string }>('provider.get', { slug }),
    freeSlots: async (providerId: string, fromDate: string, toDate: string) =>
      (await query<{ slots: string[] }>('slot.find', { providerId, fromDate, toDate })).slots,
  }
}

export type ClientApi = ReturnType<typeof clientApi>

async function dataOf<Answer>(response: {
  ok: () => boolean
  json: () => Promise<unknown>
}): Promise<Answer> {
  const body = (await response.json()) as { result?: { data: Answer } }
  expect(response.ok(), JSON.stringify(body)).toBe(true)
  return body.result?.data as Answer
}
