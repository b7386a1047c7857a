import { describe, expect, it } from 'vitest'
import { type ConfirmState, decideConfirm } from './confirm.ts'

const nothing: ConfirmState<string> = {
  hold: { state: 'live' },
  keyTaken: false,
  appointment: null,
  busyWithAppointmentId: null,
}
const holds: ConfirmState<string>['hold'][] = [
  { state: 'live' },
  { state: 'ended', endedAt: 7 },
  { state: 'missing' },
  { state: 'unavailable' },
]

describe('decideConfirm', () => {
  it.each(holds)('answers with the appointment that is there whatever became of the hold: %o', hold => {
    const state = { ...nothing, hold, appointment: 'mine', keyTaken: true, busyWithAppointmentId: 'other' }
    expect(decideConfirm(state)).toEqual({ appointment: 'mine', refusal: null })
  })

  it.each<[ConfirmState<string>, object]>([
    [{ ...nothing, hold: { state: 'unavailable' } }, { code: 'holds_unavailable' }],
    [{ ...nothing, hold: { state: 'missing' } }, { code: 'hold_not_found' }],
    [
      { ...nothing, hold: { state: 'ended', endedAt: 7 } },
      { code: 'hold_expired', expiredAt: 7 },
    ],
    [{ ...nothing, keyTaken: true, busyWithAppointmentId: 'other' }, { code: 'slot_taken' }],
    [
      { ...nothing, busyWithAppointmentId: 'other' },
      { code: 'client_busy', appointmentId: 'other' },
    ],
  ])('refuses %o', (state, refusal) => {
    expect(decideConfirm(state)).toEqual({ appointment: null, refusal })
  })

  it('calls a live hold without an appointment and without a reason unknown, never free and never taken', () => {
    expect(decideConfirm(nothing).refusal).toEqual({ code: 'storage_unavailable' })
  })
})
