import { describe, expect, test } from 'vitest'
import { announcementBetween, nextTickMs, remainingText } from './hold-clock.ts'

const minutes = (count: number) => count * 60_000

test.each([
  [minutes(30), '30 minutes left'],
  [minutes(30) - 1, '29 minutes left'],
  [minutes(2), '2 minutes left'],
  [minutes(2) - 1, '1:59 left'],
  [61_000, '1:01 left'],
  [999, '0:00 left'],
  [-5000, '0:00 left'],
])('never says more than is left: %d ms', (left, text) => {
  expect(remainingText(left)).toBe(text)
})

test.each([minutes(30), minutes(29.5), minutes(2) + 1, minutes(2), 90_500, 1000])(
  'the text changes at the tick after %d ms, and not before',
  left => {
    const tick = nextTickMs(left)
    expect(remainingText(left - tick)).not.toBe(remainingText(left))
    expect(remainingText(left - tick + 1)).toBe(remainingText(left))
    expect(tick).toBeGreaterThan(0)
  },
)

describe('it speaks at 10, 5, 2 and 1 minutes politely and at 30 seconds urgently, and otherwise not', () => {
  test.each([
    [10, '10 minutes left to confirm.'],
    [5, '5 minutes left to confirm.'],
    [2, '2 minutes left to confirm.'],
    [1, '1 minute left to confirm.'],
  ])('at %d', (mark, text) => {
    expect(announcementBetween(minutes(mark) + 1, minutes(mark))).toEqual({ text, urgent: false })
    expect(announcementBetween(minutes(mark), minutes(mark) - 1)).toBeNull()
  })

  test('at 30 seconds', () => {
    expect(announcementBetween(30_001, 29_990)).toEqual({ text: '30 seconds left to confirm.', urgent: true })
  })

  test('after a sleep only the last mark that was passed', () => {
    expect(announcementBetween(minutes(29), minutes(4))?.text).toBe('5 minutes left to confirm.')
    expect(announcementBetween(minutes(29), 20_000)?.urgent).toBe(true)
    expect(announcementBetween(minutes(29), 0)).toBeNull()
    expect(announcementBetween(minutes(29), minutes(28))).toBeNull()
  })
})
