import { expect, test } from 'vitest'
import { writeCalendarFile } from './calendar-file.ts'

const booked = {
  appointmentId: '5f0c1b9e-7a52-4c58-9d5e-2f6f0a1c3b7d',
  startsAt: '2026-11-24T09:15:00.000Z',
  endsAt: '2026-11-24T09:30:00.000Z',
  provider: {
    name: 'Dr. Änne "Ann" Okafor-Featherstonehaugh, of the northern practice',
    title: 'Oncologist',
  },
  visitTypeName: 'Chemotherapy review',
  reason: 'A lump',
  cancelReason: 'Too afraid',
  status: 'confirmed' as const,
  sequence: 0,
}
const written = { siteUrl: 'https://holdfast.example', now: Date.UTC(2026, 10, 20, 8) }

/** The lines of a file, unfolded. */
const linesOf = (file: string) => file.replaceAll('\r\n ', '').trimEnd().split('\r\n')

test('a booked appointment is published, confirmed and in UTC, under an id that is its own', () => {
  const lines = linesOf(writeCalendarFile(booked, written))
  expect(lines).toEqual(
    expect.arrayContaining([
      'METHOD:PUBLISH',
      'UID:5f0c1b9e-7a52-4c58-9d5e-2f6f0a1c3b7d@holdfast',
      'SEQUENCE:0',
      'DTSTAMP:20261120T080000Z',
      'DTSTART:20261124T091500Z',
      'DTEND:20261124T093000Z',
      'STATUS:CONFIRMED',
      'CLASS:PRIVATE',
    ]),
  )
  expect(lines[0]).toBe('BEGIN:VCALENDAR')
  expect(lines.at(-1)).toBe('END:VCALENDAR')
})

test('a moved one has the same id and a higher sequence; a cancelled one takes its entry away', () => {
  const moved = linesOf(writeCalendarFile({ ...booked, sequence: 1 }, written))
  const cancelled = linesOf(writeCalendarFile({ ...booked, sequence: 2, status: 'cancelled' }, written))
  const uidOf = (lines: string[]) => lines.find(line => line.startsWith('UID:'))
  expect(moved).toEqual(expect.arrayContaining(['METHOD:PUBLISH', 'SEQUENCE:1', 'STATUS:CONFIRMED']))
  expect(cancelled).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'SEQUENCE:2', 'STATUS:CANCELLED']))
  expect(uidOf(cancelled)).toBe(uidOf(moved))
})

test('nothing of the file tells of health: no reason, no visit type, no speciality', () => {
  const file = linesOf(writeCalendarFile(booked, written)).join('\n')
  expect(file).not.toMatch(/lump|afraid|Chemotherapy|Oncologist/)
})

test('every line ends in CRLF and has at most 75 octets, cut between characters', () => {
  const file = writeCalendarFile(booked, written)
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const octets = file.split('\r\n').map(line => new TextEncoder().encode(line).length)
  expect(Math.max(...octets)).toBeLessThanOrEqual(75)
  expect(linesOf(file)).toContain(
    'SUMMARY:Appointment with Dr. Änne "Ann" Okafor-Featherstonehaugh\\, of the northern practice',
  )
})
