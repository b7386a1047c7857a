import { expect, test } from 'vitest'
import { mergeAt, mergedWindow, moveEdge, nextWindow, sortWindows } from './day-windows.ts'

const w = (startTime: string, endTime: string) => ({ startTime, endTime })

test('a start that passes the end keeps the length', () => {
  expect(moveEdge(w('09:00', '12:30'), 'startTime', '13:00')).toEqual(w('13:00', '16:30'))
  expect(moveEdge(w('09:00', '12:30'), 'startTime', '12:30')).toEqual(w('12:30', '16:00'))
  expect(moveEdge(w('09:00', '17:00'), 'startTime', '20:00')).toEqual(w('20:00', '24:00'))
})

test('otherwise only the edge that was moved moves', () => {
  expect(moveEdge(w('09:00', '12:30'), 'startTime', '10:00')).toEqual(w('10:00', '12:30'))
  expect(moveEdge(w('09:00', '12:30'), 'endTime', '08:00')).toEqual(w('09:00', '08:00'))
  expect(moveEdge(w('09:00', '08:00'), 'startTime', '10:00')).toEqual(w('10:00', '08:00'))
})

test('added hours never overlap what is there, and a full day gets none', () => {
  expect(nextWindow([])).toEqual({ index: 0, window: w('09:00', '17:00') })
  expect(nextWindow([w('09:00', '12:00')])).toEqual({ index: 1, window: w('13:00', '14:00') })
  expect(nextWindow([w('09:00', '22:45')])).toEqual({ index: 1, window: w('23:00', '24:00') })
  expect(nextWindow([w('09:00', '24:00')])).toEqual({ index: 0, window: w('00:00', '01:00') })
  expect(nextWindow([w('00:00', '12:00'), w('12:15', '24:00')])).toEqual({
    index: 1,
    window: w('12:00', '12:15'),
  })
  expect(nextWindow([w('00:00', '24:00')])).toBeNull()
})

test('hours that overlap or touch can become one, those that do neither cannot', () => {
  const windows = [w('09:00', '12:00'), w('11:00', '17:00'), w('18:00', '19:00')]
  expect(mergedWindow(windows, 1)).toEqual(w('09:00', '17:00'))
  expect(mergedWindow(windows, 0)).toBeNull()
  expect(mergedWindow(windows, 2)).toBeNull()
  expect(mergeAt(windows, 1)).toEqual([w('09:00', '17:00'), w('18:00', '19:00')])
  expect(mergedWindow([w('09:00', '12:00'), w('12:00', '13:00')], 1)).toEqual(w('09:00', '13:00'))
  expect(mergeAt([w('13:00', '14:00'), w('09:00', '13:30')], 1)).toEqual([w('09:00', '14:00')])
})

test('hours that end before they start take part in no merge', () => {
  expect(mergedWindow([w('09:00', '12:00'), w('11:00', '10:00')], 1)).toBeNull()
  expect(mergedWindow([w('09:00', '12:00'), w('11:00', '10:00')], 0)).toBeNull()
})

test('a day is sorted by start', () => {
  expect(sortWindows([w('13:00', '17:00'), w('09:00', '12:00')])).toEqual([
    w('09:00', '12:00'),
    w('13:00', '17:00'),
  ])
})
