import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, type TestApi } from '../test/open-test-api.ts'
import { openTokenIssuer } from '../test/token-issuer.ts'
import { appRouter } from './router/index.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const id = randomUUID()
const cursorOf = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url')
const deep = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`)
const anySchedule = { timeZone: 'UTC', weekly: [], exceptions: {}, timeOff: [] }

/** For every procedure inputs of the wrong shape. A procedure without a row fails below. */
const badInputs: Record<string, unknown[]> = {
  'provider.list': [
    { limit: 0 },
    { limit: 101 },
    { query: 'x'.repeat(500) },
    { query: 'a\u0000b' },
    { cursor: '§' },
    { cursor: cursorOf({ name: 'a\u0000', id }) },
  ],
  'provider.get': [{}, { slug: 'Not A Slug' }, { slug: "' or 1=1 --" }, null],
  'provider.register': [
    {},
    { slug: 'Not A Slug', name: 'x', timeZone: 'UTC' },
    { slug: 'fine', name: '', timeZone: 'UTC' },
    { slug: 'fine', name: 'x', timeZone: 'Mars/Olympus' },
  ],
  'provider.updateSettings': [
    { noticeMinutes: 1439 },
    { horizonDays: 366 },
    { name: '' },
    { name: 'a\u202eb' },
    { name: 'a\ud800' },
    { timeZone: 'Mars/Olympus' },
    { visitTypes: [] },
    { visitTypes: [{ id, name: 'x', durationMinutes: 20 }] },
    { unknown: 1 },
  ],
  'slot.find': [
    { providerId: 'x', fromDate: '2026-01-01', toDate: '2026-01-02' },
    { providerId: id, fromDate: '2026-02-30', toDate: '2026-03-02' },
    { providerId: id, fromDate: '2026-01-02', toDate: '2026-01-01' },
    { providerId: id, fromDate: '2026-01-01', toDate: '2026-01-02', timeZone: 'Mars/Olympus' },
  ],
  'hold.create': [
    {},
    { holdId: 'x', providerId: id, startsAt: '2026-11-24T09:15:00Z' },
    { holdId: id, providerId: id, startsAt: '2026-11-24 09:15' },
    { holdId: id, providerId: id, startsAt: '2026-11-24T09:15:00+01:00' },
    { holdId: id, providerId: id, startsAt: '+275760-09-13T00:00:00Z' },
  ],
  'slot.explain': [
    {},
    { providerId: id, startsAt: 'noon' },
    { providerId: id, visitTypeId: 7, startsAt: '2026-11-24T09:15:00Z' },
  ],
  'slot.watch': [{}, { providerId: 'x' }, { providerId: id, fromDate: '2026-01-01' }],
  'hold.check': [{}, { holdId: 7 }],
  'hold.list': [[], { more: true }],
  'hold.release': [{}, { holdId: null }],
  'appointment.confirm': [
    { holdId: id, reason: 'x'.repeat(501) },
    { holdId: id, reason: '\u0007' },
  ],
  'appointment.list': [
    { limit: 1.5 },
    { fromDate: 'today' },
    { status: 'lost' },
    { cursor: 'x' },
    { timeZone: 'x' },
  ],
  'appointment.get': [{}, { appointmentId: '1; drop table appointments' }],
  'appointment.reschedule': [{}, { appointmentId: id }, { appointmentId: id, holdId: 'x' }],
  'appointment.cancel': [{}, { appointmentId: id, reason: 5 }],
  'schedule.get': [[], { more: true }],
  'schedule.publish': [
    { schedule: {}, baseVersion: 0 },
    { schedule: deep, baseVersion: 0 },
    { schedule: anySchedule, baseVersion: -1 },
    { schedule: { ...anySchedule, exceptions: { tomorrow: [] } }, baseVersion: 0 },
    {
      schedule: { ...anySchedule, exceptions: { '2026-01-01': [{ startTime: '9', endTime: '25:00' }] } },
      baseVersion: 0,
    },
  ],
  'schedule.preview': [{}, { schedule: deep }, { schedule: { ...anySchedule, weekly: 'none' } }],
  'schedule.history': [{ limit: 0 }, { cursor: 'x' }, { cursor: cursorOf({ version: 2 ** 31 }) }],
  'schedule.revert': [{}, { version: 0 }, { version: 1.5 }, { version: 99 }],
  'schedule.setDate': [{}, { date: '2026-13-01', windows: [] }, { date: '2026-12-01', windows: 'all day' }],
}

const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>,
)
const isForProviders = (path: string) => /^schedule\.|register|updateSettings/.test(path)

describe('bad input over HTTP', () => {
  it('has a row for every procedure', () => {
    expect(Object.keys(badInputs).sort()).toEqual(procedures.map(([path]) => path).sort())
  })

  it.each(procedures.map(([path, { _def }]) => [path, _def.type] as const))(
    'gets the typed 400 of the table from %s',
    async (path, type) => {
      const provider = await api.createProvider()
      const token = await (isForProviders(path) ? api.providerToken(provider) : api.clientToken('careless'))
      for (const input of badInputs[path] as unknown[]) {
        const answer = await (type === 'mutation'
          ? api.post(path, token, input)
          : api.get(path, token, input))
        expect([input, answer.status, answer.refusal]).toMatchObject([
          input,
          400,
          { code: 'invalid_input', retryable: false },
        ])
        expect(answer.text).not.toMatch(/stack|node_modules|select |insert /i)
      }
    },
  )

  it.each([
    ['no JSON at all', '{"holdId":'],
    ['an empty body', ''],
  ])('answers %s with a typed 400', async (_, body) => {
    const response = await fetch(`${api.url}/api/trpc/hold.create`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await api.clientToken('careless')}`,
      },
      body,
    })
    const answer = (await response.json()) as { error: { data: { bookingError: { code: string } } } }
    expect([response.status, answer.error.data.bookingError.code]).toEqual([400, 'invalid_input'])
  })

  it('refuses a batch of more than ten calls', async () => {
    const paths = Array.from({ length: 11 }, () => 'provider.list').join(',')
    const response = await fetch(`${api.url}/api/trpc/${paths}?batch=1&input={}`)
    expect(response.status).toBe(400)
  })

  it('names the field that is wrong', async () => {
    const answer = await api.get('slot.find', null, {
      providerId: id,
      fromDate: '2026-02-30',
      toDate: '2026-03-01',
    })
    expect(answer.refusal).toMatchObject({ detail: { fields: [{ path: 'fromDate' }] } })
  })
})

describe('who is asking', () => {
  it('is asked of every procedure that is not public, before anything else', async () => {
    for (const [path, { _def }] of procedures) {
      if (['provider.list', 'provider.get', 'slot.find', 'slot.explain', 'slot.watch'].includes(path))
        continue
      const answer = await (_def.type === 'mutation' ? api.post(path, null, {}) : api.get(path, null, {}))
      expect([path, answer.status, answer.refusal?.code]).toEqual([path, 401, 'not_signed_in'])
    }
  })

  it('accepts no token that is expired, for somebody else, from somebody else, or not signed', async () => {
    const claims = { sub: 'mallory' }
    const foreign = await signElsewhere()
    const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ ...claims, iss: api.issuer.issuer }))}.`
    const tokens = [
      await api.issuer.sign(claims, -60),
      await api.issuer.sign({ ...claims, aud: 'urn:other' }),
      await api.issuer.sign({ ...claims, iss: 'https://elsewhere.example' }),
      await api.issuer.sign({}),
      foreign,
      unsigned,
      'nonsense',
    ]
    for (const token of tokens) {
      const answer = await api.get('hold.list', token, {})
      expect([answer.status, answer.refusal?.code]).toEqual([401, 'not_signed_in'])
    }
    expect((await api.get('hold.list', await api.issuer.sign(claims), {})).status).toBe(200)
  })

  it('keeps clients and providers to what is theirs', async () => {
    const provider = await api.createProvider()
    for (const [path, { _def }] of procedures) {
      const forClients = /^hold\.|appointment\.(confirm|reschedule)/.test(path)
      if (!forClients && !isForProviders(path)) continue
      const token = await (forClients ? api.providerToken(provider) : api.clientToken('curious'))
      const answer = await (_def.type === 'mutation' ? api.post(path, token, {}) : api.get(path, token, {}))
      expect([path, answer.status, answer.refusal?.code]).toEqual([path, 403, 'not_allowed'])
    }
  })
})

describe('a database that fails', () => {
  it('lets no SQL, parameter, stack or foreign message out, and says what may be tried again', async () => {
    const provider = await api.createProvider()
    const broken = await openTestApi({ like: api })
    const cut = await openTestApi({ like: api, databaseUrl: 'postgres://nobody:secret@127.0.0.1:9/none' })
    await api.sql`alter table booked_quarters rename to mislaid_quarters`
    try {
      const startsAt = new Date(Math.ceil(Date.now() / 900_000) * 900_000 + 3 * 86_400_000).toISOString()
      const find = { providerId: provider.id, ...api.coming(7) }
      const internal = await broken.get('slot.find', null, find)
      expect([internal.status, internal.refusal]).toEqual([500, null])
      expect(JSON.parse(internal.text).error.message).toBe('Something went wrong.')
      const away = await cut.post('hold.create', await api.clientToken('unlucky'), {
        holdId: id,
        providerId: provider.id,
        startsAt,
      })
      expect([away.status, away.refusal]).toEqual([
        503,
        { code: 'storage_unavailable', retryable: true, detail: null },
      ])
      for (const { text } of [internal, away]) {
        expect(text).not.toMatch(
          /quarters|select|insert|stack|at \/|127\.0\.0\.1|secret|ECONN|relation|params/i,
        )
      }
      expect(JSON.stringify(broken.logged)).toMatch(/42P01/)
      expect(JSON.stringify([...broken.logged, ...cut.logged])).not.toMatch(/select |params|secret/i)
    } finally {
      await api.sql`alter table mislaid_quarters rename to booked_quarters`
      await broken.close()
      await cut.close()
    }
  })
})

async function signElsewhere(): Promise<string> {
  const foreign = await openTokenIssuer()
  foreign.close()
  return foreign.sign({ sub: 'mallory', iss: api.issuer.issuer })
}
