import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, type TestApi } from '../../test/open-test-api.ts'
import { refusalOf } from '../../test/refusal-of.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

describe('slot.explain', () => {
  it('gives the reason that holding the time would be refused with, and none for what is offered', async () => {
    const provider = await api.createProvider({ horizonDays: 20 })
    const [booked, held, free] = (await api.freeSlots(provider)) as [string, string, string]
    await api.bookDirectly(provider, booked, 1)
    const { expiresAt } = await api
      .client('holder')
      .hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt: held })
    const day = 86_400_000
    const inDays = (days: number) => new Date(Math.ceil(Date.now() / day + days) * day).toISOString()
    const times: [string, string | null][] = [
      [free, null],
      [booked, 'slot_taken'],
      [held, 'slot_held'],
      [new Date(Date.parse(free) + 1000).toISOString(), 'misaligned_start'],
      [new Date(Math.floor(Date.now() / 900_000) * 900_000).toISOString(), 'too_soon'],
      [inDays(25), 'too_far'],
      [inDays(5), 'outside_schedule'],
    ]
    for (const [startsAt, reason] of times) {
      const explained = await api.anyone().slot.explain({ providerId: provider.id, startsAt })
      const heldUntil = reason === 'slot_held' ? expiresAt : null
      expect([startsAt, explained]).toEqual([startsAt, { offered: reason === null, reason, heldUntil }])
    }
    const own = await api.client('holder').slot.explain({ providerId: provider.id, startsAt: held })
    expect(own).toEqual({ offered: true, reason: null, heldUntil: null })
    const nobody = api.anyone().slot.explain({ providerId: randomUUID(), startsAt: free })
    expect((await refusalOf(nobody)).code).toBe('provider_not_found')
  })
})
