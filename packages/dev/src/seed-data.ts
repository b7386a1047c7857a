import type { Weekday } from '@holdfast/shared/rules/dates'
import type { Window } from '@holdfast/shared/rules/schedule'
import type { DemoSlug } from './demo-people.ts'

export interface SeedPractice {
  timeZone: string
  /** None: no schedule was ever published. */
  hours?: Partial<Record<Weekday, Window[]>>
  horizonDays: number
  /** The first one is the default. */
  visitTypes: { name: string; durationMinutes: number }[]
  /** Almost every visit of the horizon is booked. */
  almostFull?: true
}

const window = (startTime: string, endTime: string): Window => ({ startTime, endTime })

function each(days: Weekday[], ...windows: Window[]): Partial<Record<Weekday, Window[]>> {
  return Object.fromEntries(days.map(day => [day, windows]))
}

/** How the providers of the demo work: one in each sort of time zone, one without hours, one that is almost full. */
export const seedPractices: Record<DemoSlug, SeedPractice> = {
  jekyll: {
    timeZone: 'America/New_York',
    hours: each(['mon', 'tue', 'wed', 'thu', 'fri'], window('08:00', '15:00')),
    horizonDays: 60,
    visitTypes: [{ name: 'Consultation', durationMinutes: 15 }],
  },
  watson: {
    timeZone: 'Europe/London',
    hours: {
      ...each(['mon', 'tue', 'thu'], window('09:00', '12:30'), window('14:00', '17:30')),
      ...each(['wed', 'fri'], window('08:30', '13:00')),
    },
    horizonDays: 90,
    visitTypes: [
      { name: 'Consultation', durationMinutes: 15 },
      { name: 'First visit', durationMinutes: 30 },
    ],
  },
  gurung: {
    timeZone: 'Asia/Kathmandu',
    hours: each(
      ['sun', 'mon', 'tue', 'wed', 'thu', 'fri'],
      window('10:00', '13:00'),
      window('15:00', '18:00'),
    ),
    horizonDays: 45,
    visitTypes: [
      { name: 'Check-up', durationMinutes: 15 },
      { name: 'Development review', durationMinutes: 45 },
    ],
  },
  thompson: {
    timeZone: 'Australia/Lord_Howe',
    hours: {
      ...each(['mon', 'tue', 'wed', 'thu'], window('07:30', '16:00')),
      ...each(['sat'], window('08:00', '12:00')),
    },
    horizonDays: 60,
    visitTypes: [
      { name: 'Treatment', durationMinutes: 30 },
      { name: 'First assessment', durationMinutes: 45 },
    ],
  },
  okafor: {
    timeZone: 'Europe/London',
    hours: each(['mon', 'tue', 'wed', 'thu', 'fri'], window('09:00', '11:30')),
    horizonDays: 14,
    visitTypes: [{ name: 'Heart check', durationMinutes: 30 }],
    almostFull: true,
  },
  holt: {
    timeZone: 'Europe/Berlin',
    horizonDays: 60,
    visitTypes: [{ name: 'Consultation', durationMinutes: 15 }],
  },
}
