import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { marked } from '../../test/canary.ts'
import { openTestApi, type TestApi } from '../../test/open-test-api.ts'
import { refusalOf } from '../../test/refusal-of.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

async function holdOne(name: string) {
  const provider = await api.createProvider()
  const [startsAt] = (await api.freeSlots(provider)) as [string]
  const holdId = randomUUID()
  await api.client(name).hold.create({ holdId, providerId: provider.id, startsAt })
  return { provider, holdId, startsAt }
}

describe('appointment.confirm', () => {
  it('makes the appointment of the hold, which the audit tells once, and lets go of the hold', async () => {
    const { provider, holdId, startsAt } = await holdOne('ann')
    const appointment = await api.client('ann').appointment.confirm({ holdId, reason: marked('A sore knee') })
    expect(appointment).toMatchObject({
      appointmentId: holdId,
      providerId: provider.id,
      startsAt,
      status: 'confirmed',
      sequence: 0,
      outsideSchedule: false,
      reason: marked('A sore knee'),
      clientName: marked('ann'),
    })
    expect(await api.count('appointments', provider.id)).toBe(1)
    expect(await api.count('booked_quarters', provider.id)).toBe(1)
    expect(await api.count('audit', provider.id)).toBe(1)
    expect(await api.lockedQuarters(provider.id)).toEqual([])
    expect((await api.client('ann').hold.list()).holds).toEqual([])
    expect(await api.freeSlots(provider)).not.toContain(startsAt)
  })

  it('gives the same appointment when asked again, one after another and 20 at once', async () => {
    const { provider, holdId } = await holdOne('twice')
    const caller = api.client('twice')
    const crowd = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        caller.appointment.confirm({ holdId, reason: marked(`Try ${i}`) }),
      ),
    )
    const again = await caller.appointment.confirm({ holdId })
    expect(new Set([...crowd, again].map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(await api.count('appointments', provider.id)).toBe(1)
    expect(await api.count('audit', provider.id)).toBe(1)
  })

  it('gives the same appointment after the first answer was lost on its way', async () => {
    const { provider, holdId } = await holdOne('unlucky')
    const token = await api.clientToken('unlucky')
    const lost = new AbortController()
    const first = api.post('appointment.confirm', token, { holdId }, lost.signal).catch(() => 'lost')
    await api.until(async () => (await api.count('appointments', provider.id)) === 1)
    lost.abort()
    await first
    const second = await api.post('appointment.confirm', token, { holdId })
    expect(second.data).toMatchObject({ appointmentId: holdId, status: 'confirmed' })
    expect(await api.count('appointments', provider.id)).toBe(1)
  })

  it('is late after the hold has ended, and another can hold that time at once', async () => {
    const brief = await openTestApi({ holdTtlSeconds: 1, like: api })
    const provider = await api.createProvider()
    const [startsAt] = (await api.freeSlots(provider)) as [string]
    const holdId = randomUUID()
    const hold = await brief.client('slow').hold.create({ holdId, providerId: provider.id, startsAt })
    expect(Date.parse(hold.expiresAt) - Date.parse(hold.serverTime)).toBe(1000)
    const early = api
      .client('waiting')
      .hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt })
    expect((await refusalOf(early)).code).toBe('slot_held')

    await api.until(async () => (await api.lockedQuarters(provider.id)).length === 0)
    expect(await refusalOf(brief.client('slow').hold.check({ holdId }))).toMatchObject({
      code: 'hold_expired',
      detail: { expiredAt: hold.expiresAt, stillFree: true },
    })
    await api.client('waiting').hold.create({ holdId: randomUUID(), providerId: provider.id, startsAt })
    expect(await refusalOf(brief.client('slow').appointment.confirm({ holdId }))).toMatchObject({
      code: 'hold_expired',
      detail: { expiredAt: hold.expiresAt, stillFree: false },
    })
    expect(await api.count('appointments', provider.id)).toBe(0)
    await brief.close()
  })

  it('honours a hold whose hours were removed and flags the appointment', async () => {
    const { provider, holdId } = await holdOne('honoured')
    await api.publishClosed(provider)
    const appointment = await api.client('honoured').appointment.confirm({ holdId })
    expect(appointment).toMatchObject({ status: 'confirmed', outsideSchedule: true })
  })

  it('knows no hold that was never made', async () => {
    const confirm = api.client('dreamer').appointment.confirm({ holdId: randomUUID() })
    expect((await refusalOf(confirm)).code).toBe('hold_not_found')
  })

  it('refuses a second appointment of the client at the same time', async () => {
    const one = await holdOne('double')
    const two = await api.createProvider()
    const holdId = randomUUID()
    await api.client('double').hold.create({ holdId, providerId: two.id, startsAt: one.startsAt })
    await api.client('double').appointment.confirm({ holdId: one.holdId })
    expect(await refusalOf(api.client('double').appointment.confirm({ holdId }))).toMatchObject({
      code: 'client_busy',
      detail: { appointmentId: one.holdId },
    })
    expect(await api.count('booked_quarters', two.id)).toBe(0)
  })

  it('tells a holder whose time was booked behind its back that it was taken', async () => {
    const { provider, holdId, startsAt } = await holdOne('robbed')
    await api.bookDirectly(provider, startsAt, 1)
    const refusal = await refusalOf(api.client('robbed').appointment.confirm({ holdId }))
    expect(refusal.code).toBe('slot_taken')
    for (const table of ['appointments', 'audit']) expect(await api.count(table, provider.id)).toBe(1)
  })
})
