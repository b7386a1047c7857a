import { addDays } from '@holdfast/shared/rules/dates'
import { isDate } from '#booking/booking-search.ts'

/** Two drawn over the hours, and two lists. */
export type CalendarView = 'week' | 'day' | 'upcoming' | 'past'

/** What the address of a provider's calendar says. */
export interface CalendarSearch {
  view: CalendarView
  /** Null: today. */
  date: string | null
  /** Whether the night is shown too. */
  allHours: boolean
  /** Where a page of a list begins. */
  cursor: string | null
}

type SearchParams = Record<string, string | string[] | undefined>

const views: readonly CalendarView[] = ['week', 'day', 'upcoming', 'past']
/** Further away nobody has a calendar, and a week must not leave the years that dates are written in. */
const firstDate = '1970-02-01'
const lastDate = '2999-12-01'

/** Reads the search of a calendar; what is malformed counts as not said. */
export function parseCalendarSearch({ view, date, hours, cursor }: SearchParams): CalendarSearch {
  return {
    view: views.find(known => known === view) ?? 'week',
    date: typeof date === 'string' && isDate(date) && firstDate <= date && date <= lastDate ? date : null,
    allHours: hours === 'all',
    cursor: typeof cursor === 'string' ? cursor : null,
  }
}

/** The address of a calendar. */
export function calendarPath({ view, date, allHours, cursor }: Partial<CalendarSearch>): string {
  const query = new URLSearchParams()
  if (view && view !== 'week') query.set('view', view)
  if (date) query.set('date', date)
  if (allHours) query.set('hours', 'all')
  if (cursor) query.set('cursor', cursor)
  const text = query.toString()
  return `/calendar${text && `?${text}`}`
}

/** The seven dates of the week in which a date lies. */
export function weekOf(date: string, weekStartsOn: 'mon' | 'sun'): string[] {
  const daysSince = (new Date(`${date}T12:00:00Z`).getUTCDay() + (weekStartsOn === 'mon' ? 6 : 0)) % 7
  return Array.from({ length: 7 }, (_, day) => addDays(date, day - daysSince))
}
