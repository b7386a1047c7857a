import { describe, expect, it } from 'vitest'
import { decideReschedule, type MovableAppointment, type MoveHold } from './reschedule.ts'

const startQuarter = 2_000_000
const before = startQuarter * 900_000 - 1
const appointment: MovableAppointment = {
  id: 'a',
  providerId: 'p',
  status: 'confirmed',
  startQuarter,
  movedByHoldId: null,
}
const live = (rescheduleOf: string | null, providerId = 'p'): MoveHold => ({
  state: 'live',
  hold: { providerId, rescheduleOf },
})
const ended: MoveHold = { state: 'ended', endedAt: 7 }

describe('decideReschedule', () => {
  it.each<[string, MovableAppointment, MoveHold, boolean, number, object]>([
    ['a hold made for it', appointment, live('a'), false, before, { move: 'write' }],
    ['a plain hold with the provider', appointment, live(null), false, before, { move: 'write' }],
    [
      'the hold that moved it',
      { ...appointment, movedByHoldId: 'h' },
      ended,
      false,
      before,
      { move: 'repeat' },
    ],
    ['a hold for another', appointment, live('b'), false, before, { refusal: { code: 'hold_not_found' } }],
    [
      'a hold elsewhere',
      appointment,
      live(null, 'q'),
      false,
      before,
      { refusal: { code: 'hold_not_found' } },
    ],
    ['no hold', appointment, { state: 'missing' }, false, before, { refusal: { code: 'hold_not_found' } }],
    [
      'Redis away',
      appointment,
      { state: 'unavailable' },
      false,
      before,
      { refusal: { code: 'holds_unavailable' } },
    ],
    ['a taken time', appointment, live('a'), true, before, { refusal: { code: 'slot_taken' } }],
    ['an ended hold', appointment, ended, false, before, { refusal: { code: 'hold_expired', expiredAt: 7 } }],
    [
      'one cancelled',
      { ...appointment, status: 'cancelled' },
      live('a'),
      false,
      before,
      { refusal: { code: 'already_cancelled' } },
    ],
    ['one started', appointment, live('a'), false, before + 1, { refusal: { code: 'already_started' } }],
  ])('decides %s', (_, given, hold, keyTaken, now, outcome) => {
    expect(decideReschedule(given, 'h', hold, keyTaken, now)).toMatchObject(outcome)
  })
})
