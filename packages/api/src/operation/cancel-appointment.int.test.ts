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

describe('appointment.cancel', () => {
  it('frees the time at once and answers the same when asked again, also at once', async () => {
    const { provider, appointmentId, startsAt } = await api.book('cancels')
    const cancel = { appointmentId, reason: marked('Better already') }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => api.client('cancels').appointment.cancel(cancel)),
    )
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({
      status: 'cancelled',
      sequence: 1,
      cancelledBy: 'client',
      cancelReason: marked('Better already'),
    })
    expect(await api.count('audit', provider.id)).toBe(2)
    expect(await api.freeSlots(provider)).toContain(startsAt)
    const again = { holdId: randomUUID(), providerId: provider.id, startsAt }
    await api.client('next').hold.create(again)
    expect((await api.client('next').appointment.confirm({ holdId: again.holdId })).status).toBe('confirmed')
  })

  it('leaves nothing to cancel for the other side', async () => {
    const { provider, appointmentId } = await api.book('both')
    await api.provider(provider).appointment.cancel({ appointmentId, reason: marked('Ill today') })
    const late = api.client('both').appointment.cancel({ appointmentId })
    expect((await refusalOf(late)).code).toBe('already_cancelled')
    expect(await api.client('both').appointment.get({ appointmentId })).toMatchObject({
      cancelledBy: 'provider',
      cancelReason: marked('Ill today'),
    })
  })

  it('is refused once the visit has started', async () => {
    const provider = await api.createProvider()
    const appointmentId = await api.bookDirectly(provider, new Date(Date.now() - 3_600_000).toISOString(), 1)
    const cancel = api.provider(provider).appointment.cancel({ appointmentId })
    expect((await refusalOf(cancel)).code).toBe('already_started')
    expect(await api.count('booked_quarters', provider.id)).toBe(1)
  })

  it('is nobody else’s to do, and "not yours" looks like "not there"', async () => {
    const { appointmentId } = await api.book('mine')
    const stranger = await api.createProvider()
    for (const caller of [api.client('other'), api.provider(stranger)]) {
      expect(await refusalOf(caller.appointment.cancel({ appointmentId }))).toEqual(
        await refusalOf(caller.appointment.cancel({ appointmentId: randomUUID() })),
      )
      expect((await refusalOf(caller.appointment.get({ appointmentId }))).code).toBe('appointment_not_found')
      expect((await caller.appointment.list({})).appointments).toEqual([])
    }
  })

  it('stays possible while Redis is away, and so do reading and confirming again', async () => {
    const { appointmentId } = await api.book('offline')
    const cut = await openTestApi({ like: api, redisUrl: 'http://127.0.0.1:9' })
    const offline = cut.client('offline')
    expect((await offline.appointment.confirm({ holdId: appointmentId })).status).toBe('confirmed')
    expect((await offline.appointment.list({})).appointments).toHaveLength(1)
    expect(await refusalOf(offline.appointment.confirm({ holdId: randomUUID() }))).toEqual({
      code: 'holds_unavailable',
      retryable: true,
      detail: null,
    })
    expect((await offline.appointment.cancel({ appointmentId })).status).toBe('cancelled')
    await cut.close()
  })
})

describe('appointment.list', () => {
  it('pages through all of one’s own in order, forwards and backwards, by date and status', async () => {
    const provider = await api.createProvider()
    const starts = (await api.freeSlots(provider)).slice(0, 5)
    for (const startsAt of starts) await api.bookAs('lister', provider, startsAt)
    const lister = api.client('lister')
    for (const order of ['asc', 'desc'] as const) {
      const seen: string[] = []
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await lister.appointment.list({ order, limit: 2, ...(cursor && { cursor }) })
        seen.push(...page.appointments.map(appointment => appointment.startsAt))
        cursor = page.nextCursor
      }
      expect(seen).toEqual(order === 'asc' ? starts : starts.toReversed())
    }
    const [day] = (starts[0] as string).split('T') as [string]
    const onThatDay = await lister.appointment.list({ fromDate: day, toDate: day, timeZone: 'UTC' })
    expect(onThatDay.appointments.map(({ startsAt }) => startsAt)).toEqual(
      starts.filter(at => at.startsWith(day)),
    )
    expect((await lister.appointment.list({ status: 'cancelled' })).appointments).toEqual([])
    expect((await api.provider(provider).appointment.list({})).appointments).toHaveLength(5)
    expect((await refusalOf(lister.appointment.list({ cursor: 'bm9uc2Vuc2U' }))).code).toBe('invalid_input')
  })
})
