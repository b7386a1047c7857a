import { addDays, weekdays } from '@holdfast/shared/rules/dates'
import type { Schedule, Window } from '@holdfast/shared/rules/schedule'

const fromDate = '2027-01-01'
const exceptions = 30
const timesOff = 6

const day: Window[] = [
  { startTime: '09:00', endTime: '12:00' },
  { startTime: '13:00', endTime: '17:30' },
]
const shortDay: Window[] = [{ startTime: '08:00', endTime: '15:00' }]

/** What a practice publishes for a year: weekly hours, a day in twelve that is otherwise, and six times away. */
export function yearSchedule(timeZone: string): Schedule {
  const hours = Object.fromEntries(
    weekdays.map(weekday => [weekday, weekday === 'sat' || weekday === 'sun' ? [] : day]),
  )
  return {
    timeZone,
    weekly: [{ effectiveFrom: fromDate, hours: hours as Schedule['weekly'][number]['hours'] }],
    exceptions: Object.fromEntries(
      Array.from({ length: exceptions }, (_, i) => [
        addDays(fromDate, i * 12 + (i % 5)),
        i % 3 === 0 ? [] : shortDay,
      ]),
    ),
    timeOff: Array.from({ length: timesOff }, (_, i) => ({
      startDate: addDays(fromDate, i * 60 + 20),
      startTime: '00:00',
      endDate: addDays(fromDate, i * 60 + 20 + (i % 3) * 4),
      endTime: '24:00',
      label: 'Away',
    })),
  }
}
