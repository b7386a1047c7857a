import { expect, it } from 'vitest'
import { findUnorderable, type Operated } from './linearizable.ts'

// A checker that lets a bad history pass makes every proof behind it worth nothing; one that refuses a good one is soon ignored.

interface Step extends Operated {
  write?: number
  read?: number
}

const register = {
  initial: 0,
  apply: (value: number, { write, read }: Step) =>
    write !== undefined ? write : read === value ? value : null,
  keyOf: String,
}
const write = (value: number, startedAt: number, endedAt: number): Step => ({
  write: value,
  startedAt,
  endedAt,
})
const read = (value: number, startedAt: number, endedAt: number): Step => ({
  read: value,
  startedAt,
  endedAt,
})

it.each<[string, Step[]]>([
  ['nothing', []],
  ['one after the other', [write(1, 0, 1), read(1, 2, 3), write(2, 4, 5), read(2, 6, 7)]],
  ['a read that overlaps the write and sees it', [write(1, 0, 10), read(1, 1, 2)]],
  ['a read that overlaps the write and does not see it', [write(1, 0, 10), read(0, 1, 2)]],
  ['two writes at once, read in either order', [write(1, 0, 10), write(2, 0, 10), read(1, 11, 12)]],
  ['two reads within a write, the old value first', [write(1, 0, 10), read(0, 1, 2), read(1, 3, 4)]],
  [
    'a write of which nobody knows the end',
    [write(1, 0, Number.POSITIVE_INFINITY), read(0, 5, 6), read(1, 7, 8)],
  ],
  [
    'an order that the first guess does not find',
    [write(1, 0, 30), write(2, 0, 30), write(3, 0, 30), read(3, 5, 8), read(1, 9, 12), read(2, 13, 20)],
  ],
])('accepts %s', (_, history) => {
  expect(findUnorderable(history, register)).toBeNull()
})

it.each<[string, Step[]]>([
  ['a value that was never written', [write(1, 0, 1), read(2, 2, 3)]],
  ['a lost write', [write(1, 0, 1), read(0, 2, 3)]],
  ['a read of the future', [read(1, 0, 1), write(1, 2, 3)]],
  ['two reads within a write, the new value first', [write(1, 0, 10), read(1, 1, 2), read(0, 3, 4)]],
  ['a value that comes back', [write(1, 0, 1), write(2, 2, 3), read(1, 4, 5)]],
  [
    'two readers who saw two writes in two orders',
    [write(1, 0, 10), write(2, 0, 10), read(1, 11, 12), read(2, 13, 14)],
  ],
])('refuses %s', (_, history) => {
  expect(findUnorderable(history, register)).not.toBeNull()
})

it('names what had no place', () => {
  expect(findUnorderable([write(1, 0, 1), read(0, 2, 3)], register)).toEqual([read(0, 2, 3)])
})

it('is quick where many overlap a little', () => {
  const history = Array.from({ length: 400 }, (_, i) => [
    write(i, i * 10, i * 10 + 14),
    read(i, i * 10 + 5, i * 10 + 9),
  ])
  expect(findUnorderable(history.flat(), register)).toBeNull()
})
