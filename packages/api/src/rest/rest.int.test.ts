import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canary, marked } from '../../test/canary.ts'
import { openTestApi, type TestApi } from '../../test/open-test-api.ts'
import { createRestClient } from '../../test/rest-client.ts'
import { everyDay, type TestProvider } from '../../test/test-provider.ts'

let api: TestApi
let rest: Awaited<ReturnType<typeof createRestClient>>
let provider: TestProvider
let slots: [string, string, string, string]
beforeAll(async () => {
  api = await openTestApi()
  rest = await createRestClient(api.url)
  provider = await api.createProvider()
  slots = (await api.freeSlots(provider)) as typeof slots
})
afterAll(() => api.close())

describe('every operation of the document, over HTTP', () => {
  it('lets a client find, hold, check, confirm, move and cancel, each answer as documented', async () => {
    const token = await api.clientToken('Ada')
    const [first, second, third] = slots
    const providerId = provider.id

    const listed = await rest.call('provider.list', null, { query: 'Dr. Test', limit: 5 })
    expect(listed.data.providers).toMatchObject([{ slug: provider.slug }])
    const got = await rest.call('provider.get', null, { slug: provider.slug })
    expect(got.data.visitTypes).toMatchObject([{ durationMinutes: 15 }])
    const found = await rest.call('slot.find', null, { providerId, ...api.coming(7) })
    expect(found.data.slots).toEqual(slots)
    const explained = await rest.call('slot.explain', null, { providerId, startsAt: first })
    expect(explained.data).toEqual({ offered: true, reason: null, heldUntil: null })

    const holdId = randomUUID()
    const held = await rest.call('hold.create', token, { holdId, providerId, startsAt: first })
    expect(held.data).toMatchObject({ holdId, startsAt: first })
    const again = await rest.call('hold.create', token, { holdId, providerId, startsAt: first })
    expect(again.data.expiresAt).toBe(held.data.expiresAt)
    expect((await rest.call('hold.check', token, { holdId })).data.expiresAt).toBe(held.data.expiresAt)
    expect((await rest.call('hold.list', token, {})).data.holds).toMatchObject([{ holdId }])

    const reason = marked('A check')
    const confirmed = await rest.call('appointment.confirm', token, { holdId, reason })
    expect(confirmed.data).toMatchObject({ appointmentId: holdId, status: 'confirmed', reason })
    const mine = await rest.call('appointment.list', token, { limit: 1, status: 'confirmed' })
    expect(mine.data.appointments).toEqual([confirmed.data])

    const moveId = randomUUID()
    await rest.call('hold.create', token, {
      holdId: moveId,
      providerId,
      startsAt: second,
      rescheduleOf: holdId,
    })
    const moved = await rest.call('appointment.reschedule', token, { appointmentId: holdId, holdId: moveId })
    expect(moved.data).toMatchObject({ startsAt: second, sequence: 1 })

    const spareId = randomUUID()
    await rest.call('hold.create', token, { holdId: spareId, providerId, startsAt: third })
    expect((await rest.call('hold.release', token, { holdId: spareId })).data).toEqual({ released: true })

    const cancelled = await rest.call('appointment.cancel', token, {
      appointmentId: holdId,
      reason: marked('Away'),
    })
    expect(cancelled.data).toMatchObject({ status: 'cancelled', cancelReason: marked('Away') })
    const after = await rest.call('appointment.get', token, { appointmentId: holdId })
    expect(after.data).toEqual(cancelled.data)
  })

  it('lets a provider set up, publish and undo, each answer as documented', async () => {
    const token = await api.issuer.sign({ sub: randomUUID(), providerId: randomUUID() })
    const slug = `r-${randomUUID()}`
    const registered = await rest.call('provider.register', token, {
      slug,
      name: 'Dr. Rest',
      timeZone: 'UTC',
    })
    expect(registered.data).toMatchObject({ slug, title: null })
    const settled = await rest.call('provider.updateSettings', token, { horizonDays: 30 })
    expect(settled.data.horizonDays).toBe(30)

    expect((await rest.call('schedule.get', token, {})).data.version).toBe(0)
    const schedule = everyDay([{ startTime: '08:00', endTime: '15:05' }], 'UTC')
    const refused = await rest.call('schedule.publish', token, { schedule, baseVersion: 0 })
    expect([refused.status, refused.data.code]).toEqual([422, 'invalid_schedule'])
    const better = everyDay([{ startTime: '08:00', endTime: '15:00' }], 'UTC')
    await rest.call('schedule.preview', token, { schedule: better })
    const published = await rest.call('schedule.publish', token, { schedule: better, baseVersion: 0 })
    expect(published.data).toEqual({ version: 1, affected: [], affectedCount: 0 })

    const { toDate } = api.coming(5)
    const windows = [{ startTime: '10:00', endTime: '11:00' }]
    const dated = await rest.call('schedule.setDate', token, { date: toDate, windows })
    expect(dated.data.version).toBe(2)
    const range = { fromDate: toDate, toDate, timeZone: 'UTC' }
    const found = await rest.call('slot.find', null, { providerId: registered.data.id, ...range })
    expect(found.data.slots).toEqual(['00', '15', '30', '45'].map(minute => `${toDate}T10:${minute}:00.000Z`))
    expect((await rest.call('schedule.history', token, { limit: 10 })).data.versions).toHaveLength(2)
    expect((await rest.call('schedule.revert', token, { version: 1 })).data.version).toBe(3)
  })

  it('left none out', () => {
    expect([...rest.called].sort()).toEqual([...rest.operationIds].sort())
  })
})

describe('refusals', () => {
  it('are those of the table, each as documented', async () => {
    const [own, other] = await Promise.all([api.clientToken('Olga'), api.clientToken('Otto')])
    const startsAt = slots[3]
    const wanted = { holdId: randomUUID(), providerId: provider.id, startsAt }
    const anonymous = await rest.call('hold.create', null, wanted)
    expect([anonymous.status, anonymous.data]).toEqual([
      401,
      { code: 'not_signed_in', retryable: false, detail: null, message: 'Please sign in.' },
    ])
    expect(anonymous.headers.get('www-authenticate')).toBe('Bearer')
    const foreign = await rest.call('hold.create', await api.providerToken(provider), wanted)
    expect([foreign.status, foreign.data.code]).toEqual([403, 'not_allowed'])

    await rest.call('hold.create', own, wanted)
    const late = await rest.call('hold.create', other, { ...wanted, holdId: randomUUID() })
    expect([late.status, late.data.code]).toEqual([409, 'slot_held'])
    expect(late.data.detail.nearest).toContain(slots[2])
    expect((await rest.call('hold.check', other, { holdId: wanted.holdId })).status).toBe(404)
  })

  it.each([
    ['an integer that is none', 'GET', '/providers?limit=ten', null],
    ['a name that stands there twice', 'GET', '/providers?query=a&query=b', null],
    ['a name that nothing has', 'GET', '/providers?colour=red', null],
    [
      'a field both in the path and in the body',
      'PUT',
      `/holds/${randomUUID()}`,
      `{"holdId":"${randomUUID()}"}`,
    ],
    ['a list for a body', 'PUT', `/holds/${randomUUID()}`, '[]'],
    ['no JSON', 'PUT', `/holds/${randomUUID()}`, '{'],
    ['a body of 65 KB', 'PUT', `/holds/${randomUUID()}`, `{"x":"${'x'.repeat(65 * 1024)}"}`],
    ['a reason in the URL', 'POST', `/holds/${randomUUID()}/confirm?reason=${canary}`, '{}'],
    ['an id that is none', 'GET', '/holds/1', null],
    ['an address that cannot be read', 'GET', '/holds/%E0%A4%A', null],
  ])('answer %s with invalid_input', async (_, method, path, body) => {
    const headers = {
      authorization: `Bearer ${await api.clientToken('careless')}`,
      'content-type': 'application/json',
    }
    const answer = await fetch(`${api.url}/api/v1${path}`, { method, headers, body })
    const text = await answer.text()
    expect([answer.status, JSON.parse(text).code]).toEqual([400, 'invalid_input'])
    expect(text).not.toContain('secret')
  })

  it('change nothing for a form post', async () => {
    const holdId = randomUUID()
    const token = await api.clientToken('Fay')
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' }
    const body = `providerId=${provider.id}&startsAt=${slots[2]}`
    const answer = await fetch(`${api.url}/api/v1/holds/${holdId}`, { method: 'PUT', headers, body })
    expect(answer.status).toBe(400)
    expect((await rest.call('hold.list', token, {})).data.holds).toEqual([])
  })

  it('say what is not there, and what may be done where something is', async () => {
    const nowhere = await fetch(`${api.url}/api/v1/nowhere`)
    expect(api.logged.at(-1)).toMatchObject({ level: 'info', procedure: null, outcome: 'invalid_input' })
    expect([nowhere.status, await nowhere.json()]).toEqual([
      404,
      { code: null, retryable: false, detail: null, message: 'There is nothing here.' },
    ])
    const deleted = await fetch(`${api.url}/api/v1/schedule`, { method: 'DELETE' })
    expect([deleted.status, deleted.headers.get('allow')]).toEqual([405, 'GET, PUT'])
  })

  it('let nothing out of a failure that nobody foresaw', async () => {
    const broken = await openTestApi({ like: api })
    const unread = await api.createProvider()
    await api.sql`alter table booked_quarters rename to mislaid_quarters`
    try {
      const client = await createRestClient(broken.url)
      const answer = await client.call('slot.find', null, { providerId: unread.id, ...api.coming(7) })
      expect([answer.status, answer.data]).toEqual([
        500,
        { code: null, retryable: false, detail: null, message: 'Something went wrong.' },
      ])
    } finally {
      await api.sql`alter table mislaid_quarters rename to booked_quarters`
      await broken.close()
    }
  })
})
