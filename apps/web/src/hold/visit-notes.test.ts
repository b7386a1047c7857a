import { expect, test } from 'vitest'
import { visitNotes } from './visit-notes.ts'

const notesOf = (timeZone: string, start: string, providerTimeZone = timeZone) => {
  const startsAt = Date.parse(start)
  return visitNotes(
    { locale: 'en-GB', timeZone },
    { startsAt, endsAt: startsAt + 15 * 60_000, providerTimeZone },
  )
}

test('an hour that comes twice says which of the two it is', () => {
  const clocks = 'Clocks in London go back on Sunday 25 October'
  expect(notesOf('Europe/London', '2026-10-25T00:15Z')).toEqual([
    'This is at night in your zone.',
    `${clocks}, after this visit. This time comes twice; the visit is at the first, 01:15 BST.`,
  ])
  expect(notesOf('Europe/London', '2026-10-25T01:15Z')).toEqual([
    'This is at night in your zone.',
    `${clocks}, before this visit. This time comes twice; the visit is at the second, 01:15 GMT.`,
  ])
  expect(notesOf('Europe/London', '2026-10-25T10:00Z')).toEqual([`${clocks}, before this visit.`])
})

test.each([
  [
    'a change in spring',
    'Europe/London',
    '2026-03-28T15:00Z',
    ['Clocks in London go forward on Sunday 29 March, after this visit.'],
  ],
  ['no change near', 'Europe/London', '2026-03-27T15:00Z', []],
  ['a zone without changes', 'Asia/Kathmandu', '2026-03-29T06:00Z', []],
  [
    'half an hour',
    'Australia/Lord_Howe',
    '2026-10-03T23:00Z',
    ['Clocks in Lord Howe Island go forward on Sunday 4 October, before this visit.'],
  ],
])('a visit near a clock change says so: %s', (_, zone, start, notes) => {
  expect(notesOf(zone, start)).toEqual(notes)
})

test('the other clock’s change is told as well, where it is another clock', () => {
  expect(notesOf('Europe/London', '2026-11-01T15:00Z', 'America/New_York')).toEqual([
    'Clocks in New York go back on Sunday 1 November, before this visit.',
  ])
  expect(notesOf('Europe/London', '2026-10-25T10:00Z', 'Europe/Lisbon')).toEqual([
    'Clocks in London go back on Sunday 25 October, before this visit.',
  ])
})

test('between 20:00 and 06:00 of the reader’s own clock it is night', () => {
  expect(notesOf('America/New_York', '2026-11-24T09:15Z', 'Europe/London')).toEqual([
    'This is at night in your zone.',
  ])
  expect(notesOf('Europe/London', '2026-11-24T09:15Z', 'America/New_York')).toEqual([])
})
