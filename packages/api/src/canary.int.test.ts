import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canary, marked } from '../test/canary.ts'
import { findLeaks } from '../test/find-leaks.ts'
import { openTestApi, type TestApi } from '../test/open-test-api.ts'
import { refusalOf } from '../test/refusal-of.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

/** Marks of this file's own: other files search the same Redis at the same time. */
const marks = { words: `words${randomUUID()}`, person: `person${randomUUID()}` }
const search = () => findLeaks(api.said, marks)

describe('the search for what must not be there', () => {
  it('finds words that got into the log, an error, Redis or the audit', async () => {
    const { logged, redis } = api.said
    const errors = api.said.errors as unknown[]
    const at = new Date().toISOString()
    expect(await search()).toEqual([])
    const plants: [place: string, plant: () => unknown, uproot: () => unknown][] = [
      ['the log', () => (logged as unknown[]).push({ deep: { note: marks.words } }), () => logged.length--],
      ['an error', () => errors.push(`{"message":"${marks.words}"}`), () => errors.pop()],
      ['Redis', () => redis.set(`planted:${marks.words}`, 1), () => redis.del(`planted:${marks.words}`)],
      ['Redis', () => redis.set('planted', marks.words), () => redis.del('planted')],
      ['Redis', () => redis.hset('planted', { [marks.words]: 1 }), () => redis.del('planted')],
      ['Redis', () => redis.hset('planted', { field: marks.words }), () => redis.del('planted')],
      [
        'what others are told',
        () => api.sql`insert into changes (provider_id, at, actor, event, subject)
          values (${randomUUID()}, ${at}, 'x', 'x', ${marks.person})`,
        () => api.sql`delete from changes`,
      ],
      [
        'the audit',
        () => api.sql`insert into changes (provider_id, at, actor, event, subject)
          values (${randomUUID()}, ${at}, ${marks.words}, 'x', 'x')`,
        () => api.sql`delete from changes`,
      ],
    ]
    for (const [place, plant, uproot] of plants) {
      await plant()
      const leaks = await search()
      await uproot()
      expect(leaks.map(leak => leak.split(':')[0])).toEqual([place])
    }
    expect(await search()).toEqual([])
  })

  it('finds the id of a person and a token where nobody needs them', async () => {
    const errors = api.said.errors as unknown[]
    for (const secret of [marks.person, await api.clientToken('leaky')]) {
      errors.push({ message: `of ${secret}` })
      expect(await search()).toHaveLength(1)
      errors.pop()
    }
  })

  it('sees every refusal: over HTTP, in a batch, over REST and in this process', async () => {
    const { errors } = api.said
    const token = await api.clientToken('refused')
    const appointmentId = randomUUID()
    const headers = { authorization: `Bearer ${token}` }
    const inputs = encodeURIComponent(JSON.stringify({ 0: {}, 1: { appointmentId } }))
    const ways = [
      () => api.get('appointment.get', token, { appointmentId }),
      () => fetch(`${api.url}/api/trpc/hold.list,appointment.get?batch=1&input=${inputs}`, { headers }),
      () => fetch(`${api.url}/api/v1/appointments/${appointmentId}`, { headers }),
      () => refusalOf(api.client('refused').appointment.get({ appointmentId })),
    ]
    for (const [i, way] of ways.entries()) {
      const before = errors.length
      await way()
      expect([i, errors.length]).toEqual([i, before + 1])
      expect(JSON.stringify(errors.at(-1))).toContain('appointment_not_found')
    }
  })

  it('fails the close of an API that let something out', async () => {
    const leaky = await openTestApi({ like: api })
    leaky.logged.push({ note: marked('A cough') })
    await expect(leaky.close()).rejects.toThrow(/^There are leaks\.\nthe log: /)
  })

  it('fails the close of an API whose people said something that could not be found', async () => {
    const careless = await openTestApi()
    await careless.sql`insert into clients (id, name) values ('someone', 'Ann')`
    await expect(careless.close()).rejects.toThrow('Words without the canary: Ann')
  })

  it('has something to find: names, reasons and tokens bear the canary', async () => {
    const { appointmentId } = await api.book('ann')
    await api.client('ann').appointment.cancel({ appointmentId, reason: marked('Better') })
    const [row] = await api.sql`select name, cancel_reason from appointments
      join clients on clients.key = client_key where appointments.id = ${appointmentId}`
    expect(row).toEqual({ name: `ann ${canary}`, cancel_reason: `Better ${canary}` })
    const claims = JSON.parse(
      Buffer.from((await api.clientToken('ann')).split('.')[1] as string, 'base64url').toString(),
    )
    expect(claims.name).toBe(`ann ${canary}`)
  })
})
