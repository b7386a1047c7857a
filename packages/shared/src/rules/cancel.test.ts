import { describe, expect, it } from 'vitest'
import { type CancellableAppointment, type CancelRequest, decideCancel } from './cancel.ts'

const startQuarter = 2_000_000
const startAt = startQuarter * 900_000
const confirmed: CancellableAppointment = {
  status: 'confirmed',
  startQuarter,
  cancelledBy: null,
  cancelReason: null,
}
const cancelled: CancellableAppointment = {
  status: 'cancelled',
  startQuarter,
  cancelledBy: 'client',
  cancelReason: 'ill',
}

describe('decideCancel', () => {
  it.each<[CancellableAppointment, CancelRequest, number, string]>([
    [confirmed, { actor: 'client', reason: null }, startAt - 1, 'write'],
    [confirmed, { actor: 'provider', reason: 'ill' }, startAt - 1, 'write'],
    [confirmed, { actor: 'client', reason: null }, startAt, 'already_started'],
    [cancelled, { actor: 'client', reason: 'ill' }, startAt - 1, 'repeat'],
    [cancelled, { actor: 'client', reason: 'ill' }, startAt + 1, 'repeat'],
    [cancelled, { actor: 'client', reason: 'other' }, startAt - 1, 'already_cancelled'],
    [cancelled, { actor: 'provider', reason: 'ill' }, startAt - 1, 'already_cancelled'],
  ])('%o asked by %o at %i is %s', (appointment, request, now, outcome) => {
    expect(decideCancel(appointment, request, now)).toBe(outcome)
  })
})
