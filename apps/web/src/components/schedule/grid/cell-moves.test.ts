import { describe, expect, test } from 'vitest'
import { areaOfCells, moveCell } from './cell-moves.ts'

const from = { day: 3, row: 18 }
const after = (key: string, ctrlKey = false, place = from) => moveCell(place, { key, ctrlKey }, 30)

describe('the keys of the grid', () => {
  test.each([
    ['ArrowUp', { day: 3, row: 17 }],
    ['ArrowDown', { day: 3, row: 19 }],
    ['ArrowLeft', { day: 2, row: 18 }],
    ['ArrowRight', { day: 4, row: 18 }],
    ['PageUp', { day: 3, row: 16 }],
    ['PageDown', { day: 3, row: 20 }],
    ['Home', { day: 0, row: 18 }],
    ['End', { day: 6, row: 18 }],
  ])('%s leads on', (key, place) => {
    expect(after(key)).toEqual(place)
  })
  test('with Ctrl, Home and End reach the corners of the week', () => {
    expect(after('Home', true)).toEqual({ day: 0, row: 0 })
    expect(after('End', true)).toEqual({ day: 6, row: 47 })
  })
  test('nothing leads out of the grid, and other keys lead nowhere', () => {
    expect(after('ArrowUp', false, { day: 0, row: 0 })).toEqual({ day: 0, row: 0 })
    expect(after('ArrowRight', false, { day: 6, row: 47 })).toEqual({ day: 6, row: 47 })
    expect(moveCell({ day: 6, row: 94 }, { key: 'PageDown', ctrlKey: false }, 15)).toEqual({
      day: 6,
      row: 95,
    })
    expect(after('a')).toBeNull()
    expect(after('Tab')).toBeNull()
  })
  test('a page is an hour whatever the rows stand for', () => {
    expect(moveCell(from, { key: 'PageDown', ctrlKey: false }, 15)?.row).toBe(22)
    expect(moveCell(from, { key: 'PageDown', ctrlKey: false }, 60)?.row).toBe(19)
  })
  test('a selection is the same stretch of every day in it, whichever corner it began at', () => {
    const area = { firstDay: 1, lastDay: 3, startMinute: 540, endMinute: 750 }
    expect(areaOfCells({ focus: { day: 1, row: 24 }, anchor: { day: 3, row: 18 } }, 30)).toEqual(area)
    expect(areaOfCells({ focus: { day: 3, row: 18 }, anchor: { day: 1, row: 24 } }, 30)).toEqual(area)
  })
})
