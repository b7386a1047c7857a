import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { marked } from '../../test/canary.ts'
import { openTestApi, type TestApi } from '../../test/open-test-api.ts'
import { holdAt } from '../../test/test-provider.ts'
import { cancelAppointmentRow, insertAppointment } from './appointment-writes.ts'
import type { HoldRequest } from './hold-replies.ts'
import { isUniqueViolation, pgErrorCode } from './pg-error.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const firstQuarter = 2_000_000

async function attempt(hold: HoldRequest): Promise<'written' | 'taken'> {
  try {
    await insertAppointment(api.db, {
      hold,
      clientName: marked('Crowd'),
      reason: marked('Crowded'),
      now: Date.now(),
    })
    return 'written'
  } catch (error) {
    if (isUniqueViolation(error)) return 'taken'
    throw error
  }
}

describe('the guard in PostgreSQL', () => {
  it('never gives a quarter twice, never deadlocks and writes nothing by halves under 40 overlapping confirms', async () => {
    for (let round = 0; round < 5; round++) {
      const provider = await api.createProvider()
      const holds = Array.from({ length: 40 }, (_, i) =>
        holdAt(provider, firstQuarter + (i % 10), 1 + (i % 4)),
      )
      const outcomes = await Promise.all(holds.map(attempt))
      const written = holds.filter((_, i) => outcomes[i] === 'written')

      const booked = await api.sql<{ quarter: number; appointment_id: string }[]>`
        select quarter, appointment_id from booked_quarters
        where provider_key = (select key from providers where id = ${provider.id})`
      const expected = written.flatMap(hold =>
        Array.from({ length: hold.endQuarter - hold.startQuarter }, (_, i) => ({
          quarter: hold.startQuarter + i,
          appointment_id: hold.holdId,
        })),
      )
      const byQuarter = (a: { quarter: number }, b: { quarter: number }) => a.quarter - b.quarter
      expect([...booked].sort(byQuarter)).toEqual(expected.sort(byQuarter))
      expect(new Set(booked.map(row => row.quarter)).size).toBe(booked.length)
      expect(written.length).toBeGreaterThan(0)
      for (const table of ['appointments', 'audit'] as const) {
        expect(await api.count(table, provider.id)).toBe(written.length)
      }
      const clients = await api.sql`select 1 from clients where id = any(${holds.map(hold => hold.clientId)})`
      expect(clients).toHaveLength(written.length)
    }
  })

  it('tells those apart who are written together: who is refused takes nobody along', async () => {
    const [provider, other] = [await api.createProvider(), await api.createProvider()]
    const taken = holdAt(provider, firstQuarter, 1)
    expect(await attempt(taken)).toBe('written')
    const holds = [
      holdAt(other, firstQuarter, 1),
      holdAt(provider, firstQuarter, 1),
      holdAt(provider, firstQuarter + 1, 2),
      { ...holdAt(provider, firstQuarter + 3, 1), clientId: 'nul in a name \u0000' },
      holdAt(other, firstQuarter + 1, 1),
    ]
    const outcomes = await Promise.all(holds.map(hold => attempt(hold).catch(pgErrorCode)))
    expect(outcomes).toEqual(['written', 'taken', 'written', '22P05', 'written'])
    expect(await api.count('appointments', provider.id)).toBe(2)
    expect(await api.count('booked_quarters', provider.id)).toBe(3)
    expect(await api.count('appointments', other.id)).toBe(2)
  })

  it('lets a client have one visit at a time, also when both are written together, and the same hold once', async () => {
    const [provider, other] = [await api.createProvider(), await api.createProvider()]
    const first = holdAt(provider, firstQuarter, 2)
    const { clientId } = first
    const ahead = holdAt(other, firstQuarter + 9, 1)
    const written = await Promise.all(
      [
        ahead,
        first,
        { ...holdAt(other, firstQuarter + 1, 2), clientId },
        { ...holdAt(other, firstQuarter + 3, 1), clientId },
        first,
      ].map(hold =>
        insertAppointment(api.db, { hold, clientName: marked('Twice'), reason: null, now: Date.now() }),
      ),
    )
    expect(written.map(row => row?.appointment.providerId ?? null)).toEqual([
      other.id,
      provider.id,
      null,
      other.id,
      null,
    ])
  })

  it('frees exactly the quarters of what is cancelled, buffers included, and only once', async () => {
    const provider = await api.createProvider()
    const hold = {
      ...holdAt(provider, firstQuarter + 1, 2),
      busy: { fromQuarter: firstQuarter, toQuarter: firstQuarter + 5 },
    }
    const neighbour = holdAt(provider, firstQuarter + 5, 1)
    expect([await attempt(hold), await attempt(neighbour)]).toEqual(['written', 'written'])
    expect(await api.count('booked_quarters', provider.id)).toBe(6)
    const cancel = {
      providerId: provider.id,
      appointmentId: hold.holdId,
      sequence: 0,
      actor: 'client' as const,
      subject: hold.clientId,
      reason: null,
      now: 0,
    }
    const cancelled = await Promise.all(Array.from({ length: 5 }, () => cancelAppointmentRow(api.db, cancel)))
    expect(cancelled.filter(Boolean)).toHaveLength(1)
    expect(await api.count('booked_quarters', provider.id)).toBe(1)
    expect(await api.count('audit', provider.id)).toBe(3)
    expect(await attempt(holdAt(provider, firstQuarter, 5))).toBe('written')
  })
})
