/** The weeks of a month `YYYY-MM` as rows of seven, null where a day belongs to another month. */
export function monthWeeks(month: string, weekStartsOn: 'mon' | 'sun'): (string | null)[][] {
  const { firstDate, lastDate } = monthDates(month)
  let weekStart = firstDate
  while (weekdayOf(weekStart) !== weekStartsOn) weekStart = addDays(weekStart, -1)
  const weeks: (string | null)[][] = []
  for (; weekStart <= lastDate; weekStart = addDays(weekStart, 7)) {
    const week = datesFrom(weekStart, addDays(weekStart, 6))
    weeks.push(week.map(date => (date.startsWith(month) ? date : null)))
  }
  return weeks
}

/** The first and last date of a month `YYYY-MM`. */
export function monthDates(month: string): { firstDate: string; lastDate: string } {
  return { firstDate: `${month}-01`, lastDate: addDays(`${shiftMonth(month, 1)}-01`, -1) }
}

/** The month so many months later, or earlier. */
export function shiftMonth(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const index = year * 12 + number - 1 + months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

import { addDays, datesFrom, weekdayOf } from '@holdfast/shared/rules/dates'
