import { describe, expect, test } from 'vitest'
import type { GridDay } from './grid-day.ts'
import { hitBlock, pointAt, spanBetween } from './grid-position.ts'

const box = { left: 100, top: -200, width: 700, height: 1440 }

describe('from pixels to times', () => {
  test('a pixel is a minute where the days are 1440 pixels tall', () => {
    expect(pointAt(box, 100, -200)).toEqual({ day: 0, minute: 0 })
    expect(pointAt(box, 799.5, 355.5)).toEqual({ day: 6, minute: 555.5 })
  })
  test('beside the days the nearest place in them counts', () => {
    expect(pointAt(box, 0, -900)).toEqual({ day: 0, minute: 0 })
    expect(pointAt(box, 2000, 5000)).toEqual({ day: 6, minute: 1440 })
  })
  test('a drag covers every quarter-hour that it touches, and one at least', () => {
    expect(spanBetween(559, 601)).toEqual({ startMinute: 555, endMinute: 615 })
    expect(spanBetween(601, 559)).toEqual({ startMinute: 555, endMinute: 615 })
    expect(spanBetween(555, 555)).toEqual({ startMinute: 555, endMinute: 570 })
    expect(spanBetween(1440, 1440)).toEqual({ startMinute: 1425, endMinute: 1440 })
  })
})

describe('a block', () => {
  const week = [{ spans: [{ startMinute: 540, endMinute: 720 }] }] as GridDay[]
  const edgeAt = (minute: number, edgeMinutes = 20) => hitBlock(week, { day: 0, minute }, edgeMinutes)?.edge
  test('is taken by its edges near them and by its middle otherwise', () => {
    expect([540, 559, 560, 699, 700, 719].map(minute => edgeAt(minute))).toEqual([
      'startTime',
      'startTime',
      null,
      null,
      'endTime',
      'endTime',
    ])
  })
  test('is not there outside its times, and other days have none', () => {
    expect(edgeAt(539)).toBeUndefined()
    expect(edgeAt(720)).toBeUndefined()
    expect(hitBlock(week, { day: 3, minute: 600 }, 20)).toBeNull()
  })
  test('too short for two edges and a middle can still be moved', () => {
    expect(edgeAt(540, 61)).toBeNull()
  })
})
