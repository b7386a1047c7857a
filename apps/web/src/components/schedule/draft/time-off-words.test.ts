import { expect, test } from 'vitest'
import { formatAway, formatTimeOff, nameOfTimeOff } from './time-off-words.ts'

const days = { startDate: '2026-12-24', startTime: '00:00', endDate: '2027-01-03', endTime: '24:00' }
const hours = { ...days, startTime: '12:00', endTime: '09:00' }

test('whole days are said without times, hours with them', () => {
  expect(formatTimeOff('en-GB', days)).toBe('Thursday 24 December to Sunday 3 January')
  expect(formatTimeOff('en-GB', { ...days, endDate: days.startDate })).toBe('Thursday 24 December')
  expect(formatTimeOff('en-GB', hours)).toBe('Thursday 24 December 12:00 to Sunday 3 January 09:00')
  expect(nameOfTimeOff('en-GB', { ...days, label: 'Holiday' })).toBe(
    'Holiday, Thursday 24 December to Sunday 3 January',
  )
})

test('time off says when one is back, or that nothing follows', () => {
  expect(formatAway('en-GB', days, { date: '2027-01-04', time: '09:00' })).toBe(
    'Away Thursday 24 December to Sunday 3 January. Back: Monday 4 January, 09:00.',
  )
  expect(formatAway('en-GB', days, null)).toMatch(/No open hours within a year after it\.$/)
})
