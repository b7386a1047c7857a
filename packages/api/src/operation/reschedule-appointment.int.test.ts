import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, type TestApi } from '../../test/open-test-api.ts'
import { refusalOf } from '../../test/refusal-of.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const later = (startsAt: string, minutes: number) =>
  new Date(Date.parse(startsAt) + minutes * 60_000).toISOString()

async function bookAndHold(name: string, minutesLater: number, durationMinutes = 15) {
  const provider = await api.createProvider({ durationMinutes })
  const [startsAt] = (await api.freeSlots(provider)) as [string]
  const appointmentId = await api.bookAs(name, provider, startsAt)
  const holdId = randomUUID()
  const target = later(startsAt, minutesLater)
  const hold = { holdId, providerId: provider.id, startsAt: target, rescheduleOf: appointmentId }
  await api.client(name).hold.create(hold)
  return { provider, startsAt, appointmentId, holdId, target }
}

describe('appointment.reschedule', () => {
  it('moves the same appointment in one step: old time freed, new one taken, sequence up, hold let go', async () => {
    const { provider, startsAt, appointmentId, holdId, target } = await bookAndHold('mover', 60)
    const moved = await api.client('mover').appointment.reschedule({ appointmentId, holdId })
    expect(moved).toMatchObject({ appointmentId, startsAt: target, sequence: 1, status: 'confirmed' })
    const free = await api.freeSlots(provider)
    expect([free.includes(startsAt), free.includes(target)]).toEqual([true, false])
    expect(await api.count('appointments', provider.id)).toBe(1)
    expect(await api.count('booked_quarters', provider.id)).toBe(1)
    expect(await api.lockedQuarters(provider.id)).toEqual([])
  })

  it('answers the same when asked again, many at once and after the hold is gone', async () => {
    const { provider, appointmentId, holdId } = await bookAndHold('again', 60)
    const move = () => api.client('again').appointment.reschedule({ appointmentId, holdId })
    const answers = [...(await Promise.all(Array.from({ length: 10 }, move))), await move()]
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(await api.count('audit', provider.id)).toBe(2)
    expect(await api.count('booked_quarters', provider.id)).toBe(1)
  })

  it('lets an appointment move into its own time: half an hour later, for an hour', async () => {
    const { provider, appointmentId, holdId, target } = await bookAndHold('overlap', 30, 60)
    const moved = await api.client('overlap').appointment.reschedule({ appointmentId, holdId })
    expect(moved.startsAt).toBe(target)
    expect(await api.count('booked_quarters', provider.id)).toBe(4)
  })

  it('keeps the old time until it is done, and after a hold that has ended', async () => {
    const { provider, startsAt, appointmentId, holdId } = await bookAndHold('undecided', 60)
    expect(await api.freeSlots(provider)).not.toContain(startsAt)
    const { holds } = await api.client('undecided').hold.list()
    expect(holds).toMatchObject([{ holdId, rescheduleOf: appointmentId }])
    await api.client('undecided').hold.release({ holdId })
    const late = api.client('undecided').appointment.reschedule({ appointmentId, holdId })
    expect(await refusalOf(late)).toMatchObject({ code: 'hold_expired', detail: { stillFree: true } })
    expect(await api.client('undecided').appointment.get({ appointmentId })).toMatchObject({
      startsAt,
      sequence: 0,
    })
  })

  it('says that the new time was taken and leaves everything as it was', async () => {
    const { provider, startsAt, appointmentId, holdId, target } = await bookAndHold('robbed', 60)
    await api.bookDirectly(provider, target, 1)
    const move = api.client('robbed').appointment.reschedule({ appointmentId, holdId })
    expect((await refusalOf(move)).code).toBe('slot_taken')
    expect(await api.client('robbed').appointment.get({ appointmentId })).toMatchObject({
      startsAt,
      sequence: 0,
    })
  })

  it('is settled against a cancel at the same moment: one of them is told', async () => {
    const { provider, appointmentId, holdId } = await bookAndHold('torn', 60)
    const caller = api.client('torn')
    await Promise.allSettled([
      caller.appointment.reschedule({ appointmentId, holdId }),
      caller.appointment.cancel({ appointmentId }),
    ])
    const { status } = await caller.appointment.get({ appointmentId })
    expect(await api.count('booked_quarters', provider.id)).toBe(status === 'confirmed' ? 1 : 0)
  })

  it('leaves no time booked when a cancel had to wait for a move of the same row', async () => {
    const { provider, appointmentId } = await bookAndHold('waited', 60)
    const quarters = api.sql`select quarter from booked_quarters where appointment_id = ${appointmentId}`
    const [{ quarter }] = (await quarters) as unknown as [{ quarter: number }]
    const cancel = await api.sql.begin(async sql => {
      await sql`update appointments set sequence = sequence + 1, start_quarter = ${quarter + 4}, end_quarter = ${quarter + 5}
        where id = ${appointmentId}`
      await sql`delete from booked_quarters where appointment_id = ${appointmentId}`
      await sql`insert into booked_quarters select key, ${quarter + 4}, ${appointmentId} from providers where id = ${provider.id}`
      const cancel = api.client('waited').appointment.cancel({ appointmentId })
      await api.until(async () => {
        const waiting = await api.sql`select from pg_stat_activity where wait_event_type = 'Lock' and
          datname = current_database()`
        return waiting.length > 0
      })
      return [cancel]
    })
    expect(await cancel[0]).toMatchObject({ status: 'cancelled', sequence: 2 })
    expect(await api.count('booked_quarters', provider.id)).toBe(0)
  })

  it('is for one’s own appointment and a hold with the same provider', async () => {
    const { appointmentId, holdId } = await bookAndHold('owner', 60)
    const theft = api.client('thief').appointment.reschedule({ appointmentId, holdId })
    expect((await refusalOf(theft)).code).toBe('appointment_not_found')
    const other = await api.createProvider()
    const [startsAt] = (await api.freeSlots(other)) as [string]
    const elsewhere = { holdId: randomUUID(), providerId: other.id, startsAt: later(startsAt, 180) }
    const claimed = api.client('owner').hold.create({ ...elsewhere, rescheduleOf: appointmentId })
    expect((await refusalOf(claimed)).code).toBe('appointment_not_found')
    await api.client('owner').hold.create(elsewhere)
    const across = api.client('owner').appointment.reschedule({ appointmentId, holdId: elsewhere.holdId })
    expect((await refusalOf(across)).code).toBe('hold_not_found')
  })

  it('shows the own time as free to the one who moves, and to nobody else', async () => {
    const { provider, startsAt, appointmentId } = await api.book('looker')
    const find = { providerId: provider.id, ...api.coming(7), rescheduleOf: appointmentId }
    expect((await api.client('looker').slot.find(find)).slots).toContain(startsAt)
    expect((await api.client('stranger').slot.find(find)).slots).not.toContain(startsAt)
    expect((await api.anyone().slot.find(find)).slots).not.toContain(startsAt)
  })
})
