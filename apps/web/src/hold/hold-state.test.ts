import type { BookingRefusal } from '@holdfast/shared/rules/errors'
import { describe, expect, test } from 'vitest'
import { type HoldEvent, type HoldState, holdReducer, remainingMs } from './hold-state.ts'

const receivedAt = Date.parse('2026-11-24T09:00:07.000Z')
const answer = { expiresAt: '2026-11-24T09:30:00.000Z', serverTime: '2026-11-24T09:00:00.000Z', receivedAt }
const held: HoldEvent = { type: 'held', holdId: 'h', ...answer }
const refuse = (refusal: BookingRefusal | null): HoldEvent => ({ type: 'refused', refusal })
const expired = (stillFree: boolean): BookingRefusal => ({
  code: 'hold_expired',
  retryable: false,
  detail: { expiredAt: answer.expiresAt, stillFree },
})
const taken: BookingRefusal = {
  code: 'slot_taken',
  retryable: false,
  detail: { nearest: ['2026-11-24T09:45:00.000Z'] },
}
const busy: BookingRefusal = { code: 'client_busy', retryable: false, detail: { appointmentId: 'a' } }

const run = (...events: HoldEvent[]): HoldState => events.reduce(holdReducer, { phase: 'asking' })

test('the countdown runs on the server’s clock, however wrong this browser’s is', () => {
  const state = run(held)
  if (state.phase !== 'held') throw new Error('not held')
  expect(remainingMs(state.hold, receivedAt)).toBe(30 * 60_000)
  expect(remainingMs(state.hold, receivedAt + 60_000)).toBe(29 * 60_000)
})

test('a check corrects the clock and never loses what is going on', () => {
  const state = run(
    held,
    { type: 'confirming' },
    {
      type: 'checked',
      ...answer,
      serverTime: '2026-11-24T09:10:00.000Z',
    },
  )
  expect(state).toMatchObject({ phase: 'held', confirming: true })
  if (state.phase === 'held') expect(remainingMs(state.hold, receivedAt)).toBe(20 * 60_000)
})

describe('an ended hold', () => {
  test('is not said to be free or taken until the server has said so', () => {
    expect(run(held, { type: 'ran_out' })).toMatchObject({ phase: 'ended', stillFree: null })
    expect(run(held, { type: 'ran_out' }, { type: 'gone', stillFree: true })).toMatchObject({
      stillFree: true,
    })
    expect(run(held, { type: 'gone', stillFree: false })).toMatchObject({ phase: 'ended', stillFree: false })
  })

  test('is alive again when only this browser’s clock thought it over', () => {
    expect(run(held, { type: 'ran_out' }, { type: 'checked', ...answer })).toMatchObject({ phase: 'held' })
  })

  test('does not end a confirm that is under way: its answer decides', () => {
    expect(run(held, { type: 'confirming' }, { type: 'ran_out' })).toMatchObject({
      phase: 'held',
      confirming: true,
    })
    expect(run(held, { type: 'confirming' }, { type: 'ran_out' }, refuse(expired(true)))).toMatchObject({
      phase: 'ended',
    })
  })

  test('may be one that a confirm under way has just let go: a check does not end it', () => {
    const confirming = run(held, { type: 'confirming' })
    expect(holdReducer(confirming, { type: 'gone', stillFree: false })).toEqual(confirming)
  })

  test('found on coming back is told as ended, not as lost', () => {
    expect(run(refuse(expired(true)))).toEqual({ phase: 'ended', holdId: null, stillFree: true })
  })

  test('can be asked for anew', () => {
    expect(run(held, refuse(expired(true)), { type: 'asked' }, { ...held, holdId: 'h2' })).toMatchObject({
      phase: 'held',
      hold: { holdId: 'h2' },
    })
  })
})

describe('a refused confirm', () => {
  test('of a taken time offers the nearest, of another kind keeps the page and its hold', () => {
    expect(run(held, { type: 'confirming' }, refuse(taken))).toEqual({ phase: 'lost', refusal: taken })
    expect(run(held, { type: 'confirming' }, refuse(busy))).toMatchObject({
      phase: 'held',
      confirming: false,
      problem: { refusal: busy },
    })
  })

  test('without an answer can be sent again, and the problem goes away meanwhile', () => {
    const lost = run(held, { type: 'confirming' }, refuse(null))
    expect(lost).toMatchObject({ phase: 'held', confirming: false, problem: { refusal: null } })
    expect(holdReducer(lost, { type: 'confirming' })).toMatchObject({ confirming: true, problem: null })
  })
})

test('a hold that was not won is lost, with the reason', () => {
  expect(run(refuse(taken))).toEqual({ phase: 'lost', refusal: taken })
  expect(run(refuse(null), { type: 'asked' })).toEqual({ phase: 'asking' })
})

test('nothing undoes a booking: late answers of checks and clocks change nothing', () => {
  const late: HoldEvent[] = [{ type: 'ran_out' }, refuse(expired(false)), { type: 'asked' }, held]
  expect(run(held, { type: 'confirming' }, { type: 'booked', appointmentId: 'h' }, ...late)).toEqual({
    phase: 'booked',
    appointmentId: 'h',
  })
})
