import { expect, it } from 'vitest'
import { findClockChange } from './clock-change.ts'

it.each([
  ['Europe/London', '2026-03-29', 'missing', '01:00', '02:00'],
  ['Europe/London', '2026-10-25', 'repeated', '01:00', '02:00'],
  ['America/New_York', '2026-03-08', 'missing', '02:00', '03:00'],
  ['America/New_York', '2026-11-01', 'repeated', '01:00', '02:00'],
  ['Australia/Lord_Howe', '2026-10-04', 'missing', '02:00', '02:30'],
  ['Australia/Lord_Howe', '2026-04-05', 'repeated', '01:30', '02:00'],
  ['America/Santiago', '2026-09-06', 'missing', '00:00', '01:00'],
  ['America/Santiago', '2026-04-04', 'repeated', '23:00', '24:00'],
  ['America/Nuuk', '2026-03-28', 'missing', '23:00', '24:00'],
  ['Pacific/Apia', '2011-12-30', 'missing', '00:00', '24:00'],
] as const)('in %s on %s the %s wall times are named', (timeZone, date, kind, startTime, endTime) => {
  expect(findClockChange(timeZone, date)).toEqual({ times: { startTime, endTime }, kind })
})

it.each([
  ['Europe/London', '2026-03-28'],
  ['Asia/Kathmandu', '2026-03-29'],
  ['America/Santiago', '2026-04-05'],
])('in %s on %s every wall time comes once', (timeZone, date) => {
  expect(findClockChange(timeZone, date)).toBeNull()
})
