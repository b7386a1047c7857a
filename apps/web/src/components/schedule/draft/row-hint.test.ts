import { expect, test } from 'vitest'
import { rowHint } from './row-hint.ts'

const w = (startTime: string, endTime: string) => ({ startTime, endTime })

test('what is wrong with hours is said at the lower of two that clash, with what to do', () => {
  const windows = [w('09:00', '12:00'), w('11:00', '13:00'), w('13:00', '14:00'), w('17:00', '16:00')]
  expect(windows.map((_, index) => rowHint('en-GB', windows, index))).toEqual([
    null,
    'These hours overlap 09:00–12:00.',
    null,
    'Choose an end after 17:00.',
  ])
})
