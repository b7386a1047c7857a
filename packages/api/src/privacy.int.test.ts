import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canary, marked, personCanary } from '../test/canary.ts'
import { findLeaks } from '../test/find-leaks.ts'
import type { HttpAnswer } from '../test/http-client.ts'
import { openTestApi, type TestApi } from '../test/open-test-api.ts'
import { everyDay } from '../test/test-provider.ts'
import { appRouter } from './router/index.ts'

/** What is said of a person here. */
const mark = `${canary}${randomUUID().replaceAll('-', '')}`
const clientId = `client-${personCanary}-${randomUUID()}`
const providerId = randomUUID()

const types = Object.fromEntries(
  Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>)
    .map(([path, { _def }]) => [path, _def.type] as const)
    .filter(([, type]) => type !== 'subscription'),
)

interface Step {
  path: string
  as: 'client' | 'provider'
  input: unknown
}

const anyDay = everyDay([{ startTime: '00:00', endTime: '24:00' }], 'UTC')
const schedule = {
  ...anyDay,
  timeOff: [
    { startDate: '2030-01-01', startTime: '09:00', endDate: '2030-01-02', endTime: '10:00', label: mark },
  ],
}
const [firstHold, secondHold, thirdHold] = [randomUUID(), randomUUID(), randomUUID()]

/** The life of two appointments, with a step for every procedure. */
function stepsFrom(coming: TestApi['coming']): Step[] {
  const inDays = (days: number) => `${coming(days).toDate}T12:00:00Z`
  const client = (path: string, input: unknown): Step => ({ path, as: 'client', input })
  const provider = (path: string, input: unknown): Step => ({ path, as: 'provider', input })
  return [
    provider('provider.register', { slug: `s-${providerId}`, name: 'Dr. Public', timeZone: 'UTC' }),
    provider('provider.updateSettings', { title: 'Doctor' }),
    provider('schedule.publish', { schedule, baseVersion: 0 }),
    provider('schedule.preview', { schedule }),
    provider('schedule.setDate', { date: '2030-05-01', windows: [] }),
    provider('schedule.history', {}),
    provider('schedule.revert', { version: 1 }),
    provider('schedule.get', {}),
    client('provider.list', { query: mark }),
    client('provider.get', { slug: `s-${providerId}` }),
    client('slot.find', { providerId, ...coming(7) }),
    client('slot.explain', { providerId, startsAt: inDays(3) }),
    client('hold.create', { holdId: firstHold, providerId, startsAt: inDays(3) }),
    client('hold.check', { holdId: firstHold }),
    client('hold.list', {}),
    client('appointment.confirm', { holdId: firstHold, reason: mark }),
    client('appointment.list', {}),
    provider('appointment.get', { appointmentId: firstHold }),
    client('hold.create', { holdId: secondHold, providerId, startsAt: inDays(4), rescheduleOf: firstHold }),
    client('appointment.reschedule', { appointmentId: firstHold, holdId: secondHold }),
    provider('appointment.cancel', { appointmentId: firstHold, reason: mark }),
    client('hold.create', { holdId: thirdHold, providerId, startsAt: inDays(5) }),
    client('hold.release', { holdId: thirdHold }),
  ]
}

let api: TestApi
let steps: Step[]
let tokens: Record<Step['as'], string>
const answers: HttpAnswer[] = []
const apis: TestApi[] = []

const call = async (target: TestApi, { path, as, input }: Step, token: string | null = tokens[as]) => {
  const answer = await (types[path] === 'query' ? target.get : target.post)(path, token, input)
  answers.push(answer)
  return answer
}

beforeAll(async () => {
  api = await openTestApi()
  apis.push(api)
  steps = stepsFrom(api.coming)
  tokens = {
    client: await api.issuer.sign({ sub: clientId, name: `Client ${mark}` }),
    provider: await api.issuer.sign({
      sub: `provider-${personCanary}-${randomUUID()}`,
      name: `Owner ${mark}`,
      providerId,
    }),
  }
  await walkOnce()
  await walkRefused()
  await walkBroken()
}, 60_000)
afterAll(async () => {
  for (const opened of apis.reverse()) await opened.close()
})

/** Everything succeeds, so that what was said has been everywhere. */
async function walkOnce() {
  for (const step of steps) {
    const answer = await call(api, step)
    expect([step.path, answer.status, answer.text]).toEqual([step.path, 200, answer.text])
  }
}

/** Nobody, a forged token, the other kind of person, and the mark wherever it can be put. */
async function walkRefused() {
  const forged = `${tokens.client.slice(0, -8)}AAAAAAAA`
  for (const step of steps) {
    const { as, input } = step
    await call(api, step, null)
    await call(api, step, forged)
    await call(api, { ...step, as: as === 'client' ? 'provider' : 'client' })
    for (const marked of [mark, [mark], { ...Object(input), [mark]: mark }, withMarks(input)]) {
      await call(api, { ...step, input: marked })
    }
    await call(api, step)
  }
  const marked = { schedule: { ...schedule, exceptions: { [mark]: [] } }, baseVersion: 0 }
  await call(api, { path: 'schedule.publish', as: 'provider', input: marked })
}

/** Every value replaced by the mark. */
const withMarks = (input: unknown) => Object.fromEntries(Object.keys(Object(input)).map(key => [key, mark]))

/** PostgreSQL away, its tables gone, Redis away. */
async function walkBroken() {
  const cut = await openTestApi({ like: api, databaseUrl: 'postgres://nobody:secret@127.0.0.1:9/none' })
  const lonely = await openTestApi({ like: api, redisUrl: 'http://127.0.0.1:9' })
  const broken = await openTestApi({ like: api })
  apis.push(cut, lonely, broken)
  await Promise.all([cut, lonely].flatMap(target => steps.map(step => call(target, step))))
  await api.sql`alter table providers rename to mislaid_providers`
  await api.sql`alter table appointments rename to mislaid_appointments`
  try {
    for (const step of steps) await call(broken, step)
  } finally {
    await api.sql`alter table mislaid_providers rename to providers`
    await api.sql`alter table mislaid_appointments rename to appointments`
  }
}

describe('what people say of themselves', () => {
  it('went through every procedure, well and badly, and reached those whom it was meant for', async () => {
    expect([...new Set(steps.map(({ path }) => path))].sort()).toEqual(Object.keys(types).sort())
    const [kept] = await api.sql`select name, reason, cancel_reason from appointments
      join clients on clients.key = client_key where appointments.id = ${firstHold}`
    expect(kept).toEqual({ name: marked(`Client ${mark}`), reason: mark, cancel_reason: mark })
    const statuses = new Set(answers.map(({ status }) => status))
    expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 400, 401, 403, 500, 503]))
  })

  it('is in no log line, error, Redis key or event for others, though there are many of each', async () => {
    expect(apis.flatMap(({ logged }) => logged)).toHaveLength(answers.length)
    expect(apis.flatMap(({ said }) => said.errors).length).toBeGreaterThan(steps.length * 6)
    expect(await api.count('audit', providerId)).toBeGreaterThan(3)
    expect(await api.said.redis.exists(`holdfast:client:${clientId}`)).toBe(1)
    for (const { said } of apis) expect(await findLeaks(said)).toEqual([])
  })

  it('leaves no log line that tells of the statements of the store', () => {
    expect(JSON.stringify(apis.map(({ logged }) => logged))).not.toMatch(/select |insert |params|secret/i)
  })
})
