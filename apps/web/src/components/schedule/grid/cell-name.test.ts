import { expect, test } from 'vitest'
import { nameOfCell, nameOfSpan } from './cell-name.ts'
import type { GridDay } from './grid-day.ts'
import { toGridVisit } from './grid-visit.ts'

const monday: GridDay = {
  date: '2026-11-30',
  day: { weekday: 'mon', onDate: '2026-11-30' },
  spans: [{ startMinute: 540, endMinute: 735 }],
  timeOff: [{ startMinute: 690, endMinute: 1440, label: 'Course' }],
  openMinutes: 150,
}
const visit = (clientName: string, startsAt: string, endsAt: string) =>
  toGridVisit('America/New_York', { appointmentId: clientName, clientName, startsAt, endsAt })
const alice = visit('Alice', '2026-11-30T14:00:00Z', '2026-11-30T14:15:00Z')
const bob = visit('Bob', '2026-11-30T14:15:00Z', '2026-11-30T15:00:00Z')

const nameAt = (startMinute: number, day = monday, visits = [alice, bob]) => {
  const span = { startMinute, endMinute: startMinute + 30 }
  return nameOfCell(day, visits, span, nameOfSpan('en-GB', span))
}

test('a cell says its day, its time, whether clients can book it, and who has', () => {
  expect(nameAt(540)).toBe('Monday, 09:00 to 09:30, available, 2 booked: Alice, Bob')
  expect(nameAt(570)).toBe('Monday, 09:30 to 10:00, available, 1 booked: Bob')
  expect(nameAt(600)).toBe('Monday, 10:00 to 10:30, available')
  expect(nameAt(510)).toBe('Monday, 08:30 to 09:00, not available')
  expect(nameAt(720)).toBe('Monday, 12:00 to 12:30, time off')
  expect(nameAt(720, { ...monday, timeOff: [] })).toBe('Monday, 12:00 to 12:30, partly available')
  expect(nameAt(600, { ...monday, day: { date: monday.date } })).toBe(
    'Monday, 10:00 to 10:30, available, this date only',
  )
})

test('an appointment stands on the clock of the zone, and ends at midnight at the latest', () => {
  expect(alice).toMatchObject({ date: '2026-11-30', startMinute: 540, endMinute: 555 })
  const late = visit('Late', '2026-12-01T04:45:00Z', '2026-12-01T05:15:00Z')
  expect(late).toMatchObject({ date: '2026-11-30', startMinute: 1425, endMinute: 1440 })
  expect(late.endQuarter - late.startQuarter).toBe(2)
})
