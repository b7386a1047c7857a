import { expect, test } from 'vitest'
import { parseTime } from './parse-time.ts'

test.each([
  ['9', '09:00'],
  ['09', '09:00'],
  ['9a', '09:00'],
  ['9 am', '09:00'],
  ['9:00 a.m.', '09:00'],
  ['0930', '09:30'],
  ['930', '09:30'],
  ['9:30', '09:30'],
  ['17.30', '17:30'],
  ['17h30', '17:30'],
  ['5pm', '17:00'],
  ['5:15 PM', '17:15'],
  ['12am', '00:00'],
  ['12pm', '12:00'],
  ['noon', '12:00'],
  ['Midnight', '00:00'],
  ['24:00', '00:00'],
  ['0', '00:00'],
  ['23:45', '23:45'],
  ['9:10', '09:10'],
])('a start written as %j is %s', (text, time) => {
  expect(parseTime(text)).toBe(time)
})

test.each(['', 'later', '25', '24:15', '9:60', '0pm', '13pm', '9:3', '12345', '-9', '9-10', 'constructor'])(
  '%j is no time, and is not made one',
  text => {
    expect(parseTime(text)).toBeNull()
    expect(parseTime(text, '09:00')).toBeNull()
  },
)

test.each([
  ['midnight', '24:00'],
  ['24:00', '24:00'],
  ['0:00', '24:00'],
  ['12am', '24:00'],
  ['5', '17:00'],
  ['5:30', '17:30'],
  ['530', '17:30'],
  ['11', '11:00'],
  ['12', '12:00'],
  // Written in full or with its half of the day, it is what it says, even where that cannot be right.
  ['05:00', '05:00'],
  ['5am', '05:00'],
])('the end of something that starts at 09:00, written as %j, is %s', (text, time) => {
  expect(parseTime(text, '09:00')).toBe(time)
})

test('the afternoon is not guessed where it would be no better', () => {
  expect(parseTime('3', '16:00')).toBe('03:00')
})
