import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { addDays } from '@holdfast/shared/rules/dates'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openTestApi, type TestApi } from '../test/open-test-api.ts'
import { everyDay } from '../test/test-provider.ts'

let api: TestApi
let token: string
beforeAll(async () => {
  api = await openTestApi()
  token = await api.clientToken('pushy')
})
afterAll(() => api.close())

async function send(path: string, init: RequestInit) {
  const response = await fetch(`${api.url}/api/trpc/${path}`, init)
  const body = (await response.json()) as { error?: { data: { bookingError: unknown } } }
  return [response.status, body.error?.data.bookingError ?? null]
}

const refusedFor = (path: string) => [
  400,
  { code: 'invalid_input', detail: { fields: [{ path }] }, retryable: false },
]

describe('a body that says anything but JSON', () => {
  it.each([
    ['a form', 'application/x-www-form-urlencoded'],
    ['plain text', 'text/plain'],
    ['a form of several parts', 'multipart/form-data; boundary=x'],
    ['bytes', 'application/octet-stream'],
    ['what only begins like JSON', 'application/jsonp'],
  ])('changes nothing: %s', async (_, contentType) => {
    const { appointmentId } = await api.book(`posted as ${contentType}`)
    const owner = await api.clientToken(`posted as ${contentType}`)
    const headers = { authorization: `Bearer ${owner}`, 'content-type': contentType }
    const body = JSON.stringify({ appointmentId })
    const answer = await send('appointment.cancel', { method: 'POST', headers, body })
    expect(answer).toMatchObject(refusedFor('content-type'))
    const kept = await api.get('appointment.get', owner, { appointmentId })
    expect(kept.data).toMatchObject({ status: 'confirmed' })
  })

  it('is refused too when it says nothing at all', async () => {
    const headers = { authorization: `Bearer ${token}` }
    const body = Buffer.from(JSON.stringify({ holdId: randomUUID() }))
    expect(await send('hold.release', { method: 'POST', headers, body })).toMatchObject(
      refusedFor('content-type'),
    )
  })
})

describe('what is too large', () => {
  const headers = { 'content-type': 'application/json' }
  const bodyOf = (bytes: number) => `{"holdId":"${'x'.repeat(bytes - 13)}"}`

  it('takes a body of 64 KB and refuses one byte more, whether or not its length is told', async () => {
    const fits = await send('hold.release', { method: 'POST', headers, body: bodyOf(65_536) })
    expect(fits).toMatchObject([401, { code: 'not_signed_in' }])
    const declared = await send('hold.release', { method: 'POST', headers, body: bodyOf(65_537) })
    expect(declared).toMatchObject(refusedFor('body'))
    const streamed = new Blob([bodyOf(65_537)]).stream()
    const undeclared = await send('hold.release', {
      method: 'POST',
      headers,
      body: streamed,
      duplex: 'half',
    } as RequestInit)
    expect(undeclared).toMatchObject(refusedFor('body'))
  })

  it('takes an address of 4 KB and refuses a longer one', async () => {
    const shortest = 'provider.list?input={}&x='
    const queryOf = (length: number) => shortest.padEnd(length - '/api/trpc/'.length, 'x')
    expect(await send(queryOf(4096), {})).toEqual([200, null])
    expect(await send(queryOf(4097), {})).toMatchObject(refusedFor('url'))
  })

  it('takes ten calls at once and refuses eleven', async () => {
    const batch = (size: number) => {
      const paths = Array.from({ length: size }, () => 'provider.list').join(',')
      const inputs = Object.fromEntries(Array.from({ length: size }, (_, i) => [i, {}]))
      return fetch(`${api.url}/api/trpc/${paths}?batch=1&input=${JSON.stringify(inputs)}`)
    }
    expect((await batch(10)).status).toBe(200)
    const refused = await batch(11)
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('"invalid_input"')
  })

  it('refuses a schedule of more than 200 windows, 400 exceptions or 200 times off, and takes exactly as many', async () => {
    const provider = await api.createProvider()
    const owner = await api.providerToken(provider)
    const plain = everyDay([], 'UTC')
    const window = (i: number) => ({ startTime: quarter(2 * i), endTime: quarter(2 * i + 1) })
    const dates = (count: number) => Array.from({ length: count }, (_, i) => addDays('2030-01-01', i))
    const schedules = {
      windows: (count: number) => ({
        ...plain,
        exceptions: Object.fromEntries(
          dates(Math.ceil(count / 20)).map((date, day) => [
            date,
            Array.from({ length: Math.min(20, count - day * 20) }, (_, i) => window(i)),
          ]),
        ),
      }),
      exceptions: (count: number) => ({
        ...plain,
        exceptions: Object.fromEntries(dates(count).map(date => [date, []])),
      }),
      timeOff: (count: number) => ({
        ...plain,
        timeOff: dates(count).map(date => ({
          startDate: date,
          startTime: '09:00',
          endDate: date,
          endTime: '10:00',
        })),
      }),
    }
    for (const [kind, most] of [
      ['windows', 200],
      ['exceptions', 400],
      ['timeOff', 200],
    ] as const) {
      const answers = []
      for (const count of [most, most + 1]) {
        const answer = await api.post('schedule.preview', owner, { schedule: schedules[kind](count) })
        answers.push([answer.status, answer.refusal?.code ?? null])
      }
      expect([kind, ...answers]).toEqual([kind, [200, null], [422, 'invalid_schedule']])
    }
  })
})

describe('a body that is cut off', () => {
  it('changes nothing and is told to the operator, as there is nobody left to answer', async () => {
    const { appointmentId } = await api.book('cut off')
    const owner = await api.clientToken('cut off')
    const body = JSON.stringify({ appointmentId })
    const headers = {
      authorization: `Bearer ${owner}`,
      'content-type': 'application/json',
      'content-length': body.length + 1,
    }
    const before = api.logged.length
    const sent = httpRequest(`${api.url}/api/trpc/appointment.cancel`, { method: 'POST', headers })
    sent.on('error', () => {}).write(body)
    await vi.waitFor(() => expect(sent.socket?.bytesWritten).toBeGreaterThan(body.length))
    sent.destroy()
    await vi.waitFor(() =>
      expect(api.logged.slice(before)).toMatchObject([{ procedure: null, outcome: 'invalid_input' }]),
    )
    const kept = await api.get('appointment.get', owner, { appointmentId })
    expect(kept.data).toMatchObject({ status: 'confirmed' })
  })
})

describe('what no procedure answers', () => {
  it('gets a typed refusal that repeats none of it', async () => {
    expect(await send('nothing.here', {})).toMatchObject([404, { code: 'invalid_input' }])
    expect(await send('hold.release', {})).toMatchObject([405, { code: 'invalid_input' }])
    expect(await send('provider.list', { method: 'DELETE' })).toMatchObject([415, { code: 'invalid_input' }])
    expect(await sendRaw('/api/trpc/%E0%A4%A')).toContain('"invalid_input"')
  })
})

/** Quarter-hours after midnight as a wall time. */
const quarter = (count: number) =>
  `${String(Math.floor(count / 4)).padStart(2, '0')}:${String((count % 4) * 15).padStart(2, '0')}`

/** `fetch` would mend the address. */
function sendRaw(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    httpRequest(`${api.url}/`, { path }, response => {
      response.setEncoding('utf8').on('data', chunk => resolve(chunk as string))
    })
      .on('error', reject)
      .end()
  })
}
