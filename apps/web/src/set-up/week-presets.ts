import { type Weekday, weekdays } from '@holdfast/shared/rules/dates'
import type { Schedule, Window } from '@holdfast/shared/rules/schedule'
import { formatWindow } from '#components/schedule/draft/wall-time.ts'
import type { Locale } from '#locale.ts'

/** A usual week to begin with. */
export interface WeekPreset {
  id: string
  name: string
  days: readonly Weekday[]
  /** "Monday to Friday" */
  daysInWords: string
  window: Window
}

export const weekPresets: readonly WeekPreset[] = [
  {
    id: 'nine-to-five',
    name: 'Mon–Fri 9–5',
    days: weekdays.slice(0, 5),
    daysInWords: 'Monday to Friday',
    window: { startTime: '09:00', endTime: '17:00' },
  },
  {
    id: 'eight-to-three',
    name: 'Mon–Fri 8–3',
    days: weekdays.slice(0, 5),
    daysInWords: 'Monday to Friday',
    window: { startTime: '08:00', endTime: '15:00' },
  },
  {
    id: 'three-mornings',
    name: 'Mon, Wed, Fri mornings',
    days: ['mon', 'wed', 'fri'],
    daysInWords: 'Monday, Wednesday and Friday',
    window: { startTime: '09:00', endTime: '12:30' },
  },
]

/** "Monday to Friday, 09:00–17:00". */
export function describePreset(locale: Locale, { daysInWords, window }: WeekPreset): string {
  return `${daysInWords}, ${formatWindow(locale, window)}`
}

/** The schedule of a provider who begins with that week on that local date. */
export function firstSchedule({ days, window }: WeekPreset, timeZone: string, todayDate: string): Schedule {
  const hours = Object.fromEntries(
    weekdays.map(weekday => [weekday, days.includes(weekday) ? [window] : []]),
  ) as Record<Weekday, Window[]>
  return { timeZone, weekly: [{ effectiveFrom: todayDate, hours }], exceptions: {}, timeOff: [] }
}
