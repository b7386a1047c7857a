import { expect, test } from 'vitest'
import { instantsOfWallTime } from './instants-of-wall-time.ts'

test.each([
  ['Europe/London', '2026-03-28', '01:30', ['2026-03-28T01:30:00.000Z']],
  ['Europe/London', '2026-03-29', '01:30', []],
  ['Europe/London', '2026-10-25', '01:30', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
  ['Australia/Lord_Howe', '2026-04-05', '01:45', ['2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z']],
  ['America/Santiago', '2026-09-06', '00:15', []],
  ['America/Santiago', '2026-04-04', '23:45', ['2026-04-05T02:45:00.000Z', '2026-04-05T03:45:00.000Z']],
  ['Pacific/Apia', '2011-12-30', '12:00', []],
  ['Asia/Kathmandu', '2026-11-27', '23:45', ['2026-11-27T18:00:00.000Z']],
])(
  'in %s on %s the wall reads %s at each of these instants and no other',
  (timeZone, date, time, instants) => {
    expect(instantsOfWallTime(timeZone, date, time).map(at => new Date(at).toISOString())).toEqual(instants)
  },
)
