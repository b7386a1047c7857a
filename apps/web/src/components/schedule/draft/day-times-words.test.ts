import { expect, test } from 'vitest'
import { describeTimes } from './day-times-words.ts'

const at = (text: string) => Date.parse(text)
const bookable = {
  todayDate: '2026-11-23',
  noticeMinutes: 1440,
  horizonDays: 10,
  now: at('2026-11-23T12:00:00Z'),
}
const day = (date: string, slotCount: number) => ({
  date,
  open: [{ fromAt: at(`${date}T09:00:00Z`), toAt: at(`${date}T12:00:00Z`) }],
  slotCount,
  setBy: null,
  changed: false,
})

test('a day without times says why, unless it is closed', () => {
  expect(describeTimes(day('2026-11-25', 14), bookable)).toBe('14 times')
  expect(describeTimes(day('2026-11-25', 1), bookable)).toBe('1 time')
  expect(describeTimes(day('2026-11-24', 0), bookable)).toBe('too soon to book')
  expect(describeTimes(day('2026-11-25', 0), bookable)).toBe('no time left for a visit')
  expect(describeTimes(day('2026-12-04', 0), bookable)).toBe('not bookable yet')
  expect(describeTimes({ ...day('2026-11-25', 0), open: [] }, bookable)).toBe('')
})
