import { quarterMinutes, quartersPerDay } from '@holdfast/shared/rules/limits'
import { checkSchedule, emptySchedule } from '@holdfast/shared/rules/schedule'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DaySpan,
  eraseSpan,
  minutesOfSpans,
  paintSpan,
  resizeSpan,
  shiftSpan,
  spansOfWindows,
  windowOfSpan,
} from './day-spans.ts'

const span = (startHour: number, endHour: number): DaySpan => ({
  startMinute: startHour * 60,
  endMinute: endHour * 60,
})
const [nine, noon] = [span(9, 10), span(12, 13)]

const anySpan = fc
  .tuple(fc.integer({ min: 0, max: quartersPerDay - 1 }), fc.integer({ min: 1, max: quartersPerDay }))
  .map(([from, length]) => ({
    startMinute: from * quarterMinutes,
    endMinute: Math.min(from + length, quartersPerDay) * quarterMinutes,
  }))
/** Few enough to fit into one day. */
const anyStrokes = fc.array(fc.record({ erases: fc.boolean(), span: anySpan }), { maxLength: 16 })

type Stroke = { erases: boolean; span: DaySpan }

const apply = (spans: readonly DaySpan[], strokes: readonly Stroke[]) =>
  strokes.reduce((now, { erases, span }) => (erases ? eraseSpan : paintSpan)(now, span), spans)
const quartersOf = (spans: readonly DaySpan[]) =>
  spans.flatMap(({ startMinute, endMinute }) =>
    Array.from(
      { length: (endMinute - startMinute) / quarterMinutes },
      (_, i) => startMinute + i * quarterMinutes,
    ),
  )

describe('painting and erasing', () => {
  test('whatever is painted and erased can be published: sorted, disjoint, on quarter-hours', () => {
    fc.assert(
      fc.property(anyStrokes, strokes => {
        const windows = apply([], strokes).map(windowOfSpan)
        const schedule = { ...emptySchedule('Europe/London'), exceptions: { '2026-11-30': windows } }
        expect(checkSchedule(schedule)).toEqual([])
        expect(spansOfWindows(windows)).toEqual(apply([], strokes))
      }),
    )
  })
  test('a stroke changes exactly the quarter-hours that it covers', () => {
    fc.assert(
      fc.property(anyStrokes, anySpan, (strokes, span) => {
        const before = apply([], strokes)
        const covered = quartersOf([span])
        const others = quartersOf(before).filter(quarter => !covered.includes(quarter))
        expect(quartersOf(eraseSpan(before, span))).toEqual(others)
        expect(quartersOf(paintSpan(before, span))).toEqual([...others, ...covered].sort((a, b) => a - b))
      }),
    )
  })
  test('erasing what was painted on free time gives back what was there', () => {
    fc.assert(
      fc.property(anyStrokes, anySpan, (strokes, span) => {
        const before = eraseSpan(apply([], strokes), span)
        expect(eraseSpan(paintSpan(before, span), span)).toEqual(before)
      }),
    )
  })
  test('hours that touch or overlap are drawn as one, and backward ones not at all', () => {
    const windows = [
      { startTime: '13:00', endTime: '17:00' },
      { startTime: '09:00', endTime: '13:00' },
      { startTime: '20:00', endTime: '19:00' },
      { startTime: '23:00', endTime: '24:00' },
    ]
    expect(spansOfWindows(windows)).toEqual([span(9, 17), span(23, 24)])
    expect(minutesOfSpans(spansOfWindows(windows))).toBe(9 * 60)
  })
  test('what is erased in the middle leaves both ends', () => {
    expect(eraseSpan([span(9, 17)], noon)).toEqual([span(9, 12), span(13, 17)])
  })
})

describe('a block', () => {
  test('keeps its length and stops at midnight when it is moved', () => {
    expect(shiftSpan(nine, 90)).toEqual(span(10.5, 11.5))
    expect(shiftSpan(nine, 24 * 60)).toEqual(span(23, 24))
    expect(shiftSpan(nine, -24 * 60)).toEqual(span(0, 1))
  })
  test('keeps a quarter-hour at least and stays in its day when it is resized', () => {
    expect(resizeSpan(nine, 'endTime', 11 * 60)).toEqual(span(9, 11))
    expect(resizeSpan(nine, 'endTime', 0)).toEqual(span(9, 9.25))
    expect(resizeSpan(nine, 'endTime', 2000)).toEqual(span(9, 24))
    expect(resizeSpan(nine, 'startTime', 8 * 60)).toEqual(span(8, 10))
    expect(resizeSpan(nine, 'startTime', 2000)).toEqual(span(9.75, 10))
    expect(resizeSpan(nine, 'startTime', -15)).toEqual(span(0, 10))
  })
})
