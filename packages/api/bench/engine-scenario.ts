import { addDays, weekdays } from '@holdfast/shared/rules/dates'
import { quarterOfInstant, type Run } from '@holdfast/shared/rules/quarters'
import type { Schedule } from '@holdfast/shared/rules/schedule'
import type { Availability, Visit } from '@holdfast/shared/rules/slots'

/** A practice in New York of eight hours a working day, asked on a Friday for the days from the Monday on; the clocks change on 1 November. */
export const now = Date.parse('2026-10-23T12:00Z')
export const visit: Visit = { durationQuarters: 1, bufferBeforeQuarters: 0, bufferAfterQuarters: 0 }

const mondayDate = '2026-10-26'
const monday = quarterOfInstant(Date.parse(`${mondayDate}T04:00Z`))

/** The quarters of so many days from that Monday on; the clocks of the zone do not matter to them. */
export function daysFromMonday(days: number): Run {
  return { fromQuarter: monday, toQuarter: monday + days * 96 }
}

/** One date closed and one halved, 40 appointments and 5 holds within the first two weeks. */
export function availabilityIn(timeZone: string): Availability {
  const working = [
    { startTime: '09:00', endTime: '12:00' },
    { startTime: '13:00', endTime: '18:00' },
  ]
  const hours = Object.fromEntries(
    weekdays.map(weekday => [weekday, weekday === 'sat' || weekday === 'sun' ? [] : working]),
  ) as Schedule['weekly'][number]['hours']
  const schedule: Schedule = {
    timeZone,
    weekly: [{ effectiveFrom: '2026-01-01', hours }],
    exceptions: {
      '2026-10-30': [],
      '2026-11-06': [
        { startTime: '09:00', endTime: '12:00' },
        { startTime: '13:00', endTime: '14:00' },
      ],
    },
    timeOff: [],
  }
  return { schedule, noticeMinutes: 1440, horizonDays: 90, booked: busy(40, 0), held: busy(5, 40) }
}

const timeZones = ['America/New_York', 'Europe/London', 'Asia/Kathmandu', 'America/Chicago']

/** So many practices that differ in zone, in when they are booked, and in how many of the first days they are away: up to all of them. */
export function availabilityOfMany(count: number): Availability[] {
  return Array.from({ length: count }, (_, i) => {
    const { schedule, booked, ...rest } = availabilityIn(timeZones[i % timeZones.length] as string)
    const away = {
      startDate: mondayDate,
      startTime: '00:00',
      endDate: addDays(mondayDate, i % 15),
      endTime: '00:00',
    }
    const timeOff = i % 15 === 0 ? [] : [away]
    const later = ({ fromQuarter, toQuarter }: Run) => ({
      fromQuarter: fromQuarter + (i % 28),
      toQuarter: toQuarter + (i % 28),
    })
    return { ...rest, schedule: { ...schedule, timeOff }, booked: booked.map(later) }
  })
}

/** Each of them a quarter between 9:00 and 12:00 of one of the first four days of a week, spread over the hours. */
function busy(count: number, firstPlace: number): Run[] {
  return Array.from({ length: count }, (_, i) => {
    const place = firstPlace + i
    const day = [0, 1, 2, 3, 7, 8, 9, 10][place % 8] as number
    const fromQuarter = monday + day * 96 + (day < 6 ? 0 : 4) + 36 + Math.floor(place / 8) * 2
    return { fromQuarter, toQuarter: fromQuarter + 1 }
  }).sort((a, b) => a.fromQuarter - b.fromQuarter)
}
