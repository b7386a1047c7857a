import { describe, expect, it } from 'vitest'
import { weekdays } from './dates.ts'
import { decideHold, type HoldState, type Take } from './hold.ts'

const noon = Date.parse('2026-11-23T12:00:00Z')
const visit = { durationQuarters: 1, bufferBeforeQuarters: 0, bufferAfterQuarters: 0 }
const startAt = Date.parse('2026-11-25T09:00:00Z')
const startQuarter = startAt / 900_000
const held: Take = { result: 'held', expiresAt: noon + 1_800_000, previousHoldId: null }
const blocked: Take = { result: 'blocked', heldUntil: noon + 60_000 }
const open = Object.fromEntries(
  weekdays.map(day => [day, [{ startTime: '09:00', endTime: '17:00' }]]),
) as never

const state = (change: Partial<HoldState>, booked = false): HoldState => ({
  availability: {
    schedule: {
      timeZone: 'UTC',
      weekly: [{ effectiveFrom: '2026-01-01', hours: open }],
      exceptions: {},
      timeOff: [],
    },
    noticeMinutes: 1440,
    horizonDays: 60,
    booked: booked ? [{ fromQuarter: startQuarter, toQuarter: startQuarter + 1 }] : [],
  },
  take: held,
  busyWithAppointmentId: null,
  ...change,
})

describe('decideHold', () => {
  it('keeps what was taken when nothing is in the way', () => {
    expect(decideHold(state({}), { visit, startAt }, noon)).toEqual({ held, refusal: null })
  })

  it.each<[string, HoldState, number, object]>([
    ['too_soon', state({ take: blocked }, true), noon + 3_600_000, { code: 'too_soon' }],
    ['outside_schedule', state({ take: blocked }), startAt - 900_000, { code: 'outside_schedule' }],
    [
      'slot_taken',
      state({ take: blocked, busyWithAppointmentId: 'a' }, true),
      startAt,
      { code: 'slot_taken' },
    ],
    [
      'slot_held',
      state({ take: blocked, busyWithAppointmentId: 'a' }),
      startAt,
      { code: 'slot_held', heldUntil: noon + 60_000 },
    ],
    [
      'too_many_holds',
      state({ take: { result: 'too_many_holds' }, busyWithAppointmentId: 'a' }),
      startAt,
      { code: 'too_many_holds' },
    ],
    [
      'client_busy',
      state({ busyWithAppointmentId: 'a' }),
      startAt,
      { code: 'client_busy', appointmentId: 'a' },
    ],
  ])('gives %s before every reason that comes after it in the table', (_, given, wantedAt, refusal) => {
    expect(decideHold(given, { visit, startAt: wantedAt }, noon)).toMatchObject({ held: null, refusal })
  })
})
