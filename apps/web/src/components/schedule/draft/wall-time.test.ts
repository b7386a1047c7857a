import { expect, test } from 'vitest'
import { formatHours, formatWallTime, formatWindows, timesOfEdge } from './wall-time.ts'

test('every quarter-hour of a day can be chosen, and midnight as its end', () => {
  expect(timesOfEdge.startTime).toHaveLength(96)
  expect([timesOfEdge.startTime[0], timesOfEdge.startTime[95]]).toEqual(['00:00', '23:45'])
  expect([timesOfEdge.endTime[0], timesOfEdge.endTime[95]]).toEqual(['00:15', '24:00'])
})

test('hours are read as the reader’s clock has them', () => {
  expect(formatWallTime('en-GB', '09:00')).toBe('09:00')
  expect(formatWallTime('en-US', '13:15')).toBe('1:15 PM')
  expect(formatWallTime('en-US', '00:00')).toBe('12:00 AM')
  expect(formatWallTime('en-GB', '24:00')).toBe('midnight')
  expect(formatWindows('en-GB', [])).toBe('not available')
  expect(
    formatWindows('en-GB', [
      { startTime: '09:00', endTime: '12:30' },
      { startTime: '13:00', endTime: '24:00' },
    ]),
  ).toBe('09:00–12:30 and 13:00–midnight')
  expect([formatHours(60), formatHours(90), formatHours(0)]).toEqual(['1 hour', '1.5 hours', '0 hours'])
})
