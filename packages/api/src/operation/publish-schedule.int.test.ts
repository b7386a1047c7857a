import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, type TestApi } from '../../test/open-test-api.ts'
import { refusalOf } from '../../test/refusal-of.ts'
import { everyDay } from '../../test/test-provider.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const morning = everyDay([{ startTime: '09:00', endTime: '12:00' }], 'America/New_York')
const day = everyDay([{ startTime: '08:00', endTime: '15:00' }], 'America/New_York')

describe('schedule.publish', () => {
  it('makes a new version that clients see at once, and answers the same when asked again', async () => {
    const provider = await api.createProvider({ schedule: null })
    const caller = api.provider(provider)
    expect(await caller.schedule.get()).toMatchObject({
      version: 0,
      publishedAt: null,
      schedule: { weekly: [] },
    })
    expect(await api.freeSlots(provider)).toEqual([])
    const first = await caller.schedule.publish({ schedule: morning, baseVersion: 0 })
    expect(first).toEqual({ version: 1, affected: [], affectedCount: 0 })
    expect(await caller.schedule.publish({ schedule: morning, baseVersion: 0 })).toEqual(first)
    expect(await caller.schedule.get()).toMatchObject({ version: 1, schedule: morning })
    expect((await api.freeSlots(provider)).length).toBeGreaterThan(0)
    expect(await api.count('schedule_versions', provider.id)).toBe(1)
    expect(await api.count('audit', provider.id)).toBe(1)
  })

  it('never waits in a ring with a change of the zone by settings', async () => {
    const provider = await api.createProvider({ schedule: null })
    const caller = api.provider(provider)
    const zones = ['Europe/London', 'Asia/Kathmandu']
    for (let round = 0; round < 30; round++) {
      const { version: baseVersion } = await caller.schedule.get()
      const done = await Promise.allSettled(
        zones.flatMap(timeZone => [
          caller.provider.updateSettings({ timeZone }),
          caller.schedule.publish({ schedule: { ...day, timeZone }, baseVersion }),
        ]),
      )
      const codes = await Promise.all(
        done.map(result => (result.status === 'rejected' ? refusalOf(Promise.reject(result.reason)) : null)),
      )
      expect(codes.filter(refusal => refusal && refusal.code !== 'schedule_changed')).toEqual([])
    }
  }, 30_000)

  it('lets one of several through that build upon the same version and tells the others which is there', async () => {
    const provider = await api.createProvider({ schedule: null })
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        api.provider(provider).schedule.publish({
          schedule: { ...day, exceptions: { [`2030-01-${10 + i}`]: [] } },
          baseVersion: 0,
        }),
      ),
    )
    expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of results) {
      if (result.status === 'fulfilled') continue
      expect(await refusalOf(Promise.reject(result.reason))).toMatchObject({
        code: 'schedule_changed',
        detail: { version: 1 },
      })
    }
    expect(await api.count('schedule_versions', provider.id)).toBe(1)
    expect(await api.count('audit', provider.id)).toBe(1)
  })

  it('names the appointments that it leaves outside and cancels none of them', async () => {
    const { provider, appointmentId } = await api.book('stranded')
    const { version } = await api.provider(provider).schedule.get()
    const closed = { ...day, weekly: [] }
    const published = await api
      .provider(provider)
      .schedule.publish({ schedule: closed, baseVersion: version })
    expect(published.affected).toMatchObject([{ appointmentId, outsideSchedule: true, status: 'confirmed' }])
    expect(await api.client('stranded').appointment.get({ appointmentId })).toMatchObject({
      status: 'confirmed',
    })
  })

  it('names every problem of a schedule with its path, and publishes nothing', async () => {
    const provider = await api.createProvider({ schedule: null })
    const broken = structuredClone(day)
    broken.timeZone = 'Mars/Olympus'
    broken.weekly[0]?.hours.mon.push({ startTime: '10:07', endTime: '09:00' })
    const refusal = await refusalOf(
      api.provider(provider).schedule.publish({ schedule: broken, baseVersion: 0 }),
    )
    expect(refusal.code).toBe('invalid_schedule')
    const paths =
      refusal.code === 'invalid_schedule' ? refusal.detail.problems.map(problem => problem.path) : []
    expect(paths).toContain('timeZone')
    expect(paths.some(path => path.startsWith('weekly.0.hours.mon.1'))).toBe(true)
    expect(await api.count('schedule_versions', provider.id)).toBe(0)
  })

  it('carries the zone of the schedule over to the provider', async () => {
    const provider = await api.createProvider({ schedule: null })
    const moved = everyDay([{ startTime: '09:00', endTime: '12:00' }], 'Asia/Kathmandu')
    await api.provider(provider).schedule.publish({ schedule: moved, baseVersion: 0 })
    expect((await api.anyone().provider.get({ slug: provider.slug })).timeZone).toBe('Asia/Kathmandu')
  })
})

describe('schedule.setDate', () => {
  it('changes one date and nothing else; the same again makes no new version', async () => {
    const provider = await api.createProvider({ schedule: morning })
    const caller = api.provider(provider)
    const before = await caller.schedule.get()
    const windows = [{ startTime: '08:00', endTime: '15:00' }]
    const set = await caller.schedule.setDate({ date: '2030-08-13', windows })
    expect(set.version).toBe(before.version + 1)
    expect(await caller.schedule.setDate({ date: '2030-08-13', windows })).toEqual(set)
    expect((await caller.schedule.get()).schedule).toEqual({
      ...morning,
      exceptions: { '2030-08-13': windows },
    })
  })

  it('keeps every date when several are set at once, or says that the schedule changed', async () => {
    const provider = await api.createProvider({ schedule: morning })
    const dates = ['2030-01-01', '2030-01-02', '2030-01-03']
    const results = await Promise.allSettled(
      dates.map(date => api.provider(provider).schedule.setDate({ date, windows: [] })),
    )
    const set = dates.filter((_, i) => results[i]?.status === 'fulfilled')
    const { schedule } = await api.provider(provider).schedule.get()
    expect(set.length).toBeGreaterThan(0)
    expect(Object.keys(schedule.exceptions).sort()).toEqual(set)
  })
})

describe('schedule.preview', () => {
  it('tells what publishing would do and changes nothing', async () => {
    const { provider, appointmentId } = await api.book('previewed')
    const [held] = (await api.freeSlots(provider)) as [string]
    const hold = { holdId: crypto.randomUUID(), providerId: provider.id, startsAt: held }
    await api.client('deciding').hold.create(hold)
    const caller = api.provider(provider)
    const before = await caller.schedule.get()
    const closed = {
      ...before.schedule,
      weekly: [],
      exceptions: { '2030-01-01': [{ startTime: '09:00', endTime: '09:45' }] },
    }
    const preview = await caller.schedule.preview({ schedule: closed })
    expect(preview).toMatchObject({
      affected: [{ appointmentId }],
      held: 1,
      warnings: [],
    })
    expect(await caller.schedule.preview({ schedule: before.schedule })).toMatchObject({
      affected: [],
      held: 0,
    })
    expect(await caller.schedule.get()).toEqual(before)
    const broken = caller.schedule.preview({ schedule: { ...closed, timeZone: 'Mars/Olympus' } })
    expect((await refusalOf(broken)).code).toBe('invalid_schedule')
  })
})

describe('schedule.history and schedule.revert', () => {
  it('lists every version, the newest first, and publishes an old value as a new version', async () => {
    const provider = await api.createProvider({ schedule: null })
    const caller = api.provider(provider)
    await caller.schedule.publish({ schedule: morning, baseVersion: 0 })
    await caller.schedule.publish({ schedule: day, baseVersion: 1 })
    expect((await caller.schedule.revert({ version: 1 })).version).toBe(3)
    expect((await caller.schedule.revert({ version: 1 })).version).toBe(3)
    expect((await caller.schedule.get()).schedule).toEqual(morning)
    const first = await caller.schedule.history({ limit: 2 })
    expect(first.versions.map(({ version }) => version)).toEqual([3, 2])
    const rest = await caller.schedule.history({ limit: 2, cursor: first.nextCursor as string })
    expect(rest).toMatchObject({ versions: [{ version: 1, schedule: morning }], nextCursor: null })
  })
})

describe('provider.register', () => {
  it('sets a new provider up once, also when sent many times at once, and is found by clients', async () => {
    const provider = { id: crypto.randomUUID(), slug: '', visitTypeId: '', durationQuarters: 1 }
    const caller = api.provider(provider)
    expect((await refusalOf(caller.schedule.get())).code).toBe('provider_not_found')
    const register = { slug: `new-${provider.id.slice(0, 8)}`, name: 'Dr. New', timeZone: 'Europe/London' }
    const answers = await Promise.all(Array.from({ length: 5 }, () => caller.provider.register(register)))
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ ...register, id: provider.id, visitTypes: [{ durationMinutes: 15 }] })
    expect(await api.anyone().provider.get({ slug: register.slug })).toEqual(answers[0])
    expect(await api.count('audit', provider.id)).toBe(1)
    expect((await refusalOf(caller.provider.register({ ...register, name: 'Other' }))).code).toBe(
      'not_allowed',
    )
    const rival = api.provider({ ...provider, id: crypto.randomUUID() })
    expect(await refusalOf(rival.provider.register(register))).toMatchObject({
      code: 'invalid_input',
      detail: { fields: [{ path: 'slug' }] },
    })
  })
})

describe('provider.updateSettings', () => {
  it('changes what is named and leaves the rest; the same again changes nothing', async () => {
    const provider = await api.createProvider({ schedule: morning })
    const caller = api.provider(provider)
    const before = await api.anyone().provider.get({ slug: provider.slug })
    const change = { title: 'Cardiology', noticeMinutes: 2880 }
    const after = await caller.provider.updateSettings(change)
    expect(after).toEqual({ ...before, ...change })
    expect(await caller.provider.updateSettings(change)).toEqual(after)
    expect(await api.count('audit', provider.id)).toBe(1)
    expect(await api.anyone().provider.get({ slug: provider.slug })).toEqual(after)
  })

  it('publishes the hours anew in a new zone, so that 09:00 stays 09:00', async () => {
    const provider = await api.createProvider({ schedule: morning })
    const caller = api.provider(provider)
    const before = await caller.schedule.get()
    await caller.provider.updateSettings({ timeZone: 'Europe/London' })
    expect(await caller.schedule.get()).toMatchObject({
      version: before.version + 1,
      schedule: { ...morning, timeZone: 'Europe/London' },
    })
    expect((await refusalOf(caller.provider.updateSettings({ timeZone: 'Mars/Olympus' }))).code).toBe(
      'invalid_input',
    )
  })

  it('keeps a visit type that is taken away on what was booked, and offers it no more', async () => {
    const { provider, appointmentId, startsAt } = await api.book('keeper')
    const visitTypes = [
      { id: crypto.randomUUID(), name: 'Long talk', durationMinutes: 45, bufferAfterMinutes: 15 },
    ]
    const after = await api.provider(provider).provider.updateSettings({ visitTypes })
    expect(after.visitTypes).toMatchObject([{ name: 'Long talk', durationMinutes: 45 }])
    expect(await api.client('keeper').appointment.get({ appointmentId })).toMatchObject({
      visitTypeId: provider.visitTypeId,
      visitTypeName: 'Visit',
    })
    const old = api.client('keen').hold.create({
      holdId: crypto.randomUUID(),
      providerId: provider.id,
      visitTypeId: provider.visitTypeId,
      startsAt,
    })
    expect((await refusalOf(old)).code).toBe('visit_type_not_found')
  })
})
