import type { Identity } from '@holdfast/api'
import { addDays } from '@holdfast/shared/rules/dates'
import type { Appointment } from '#appointments/page-appointment.ts'
import { localDate } from '#format.ts'
import { getApi } from '#server/api.ts'

export type CalendarView = 'upcoming' | 'past'

export interface CalendarQuestion {
  identity: Extract<Identity, { kind: 'provider' }>
  view: CalendarView
  /** Where the page begins, as a former answer said. */
  cursor: string | undefined
  /** Epoch milliseconds. */
  now: number
}

export interface Calendar {
  /** The provider's zone, in which the days are counted. */
  timeZone: string
  todayDate: string
  /** By date: the next first, or the latest. */
  days: { date: string; appointments: Appointment[] }[]
  nextCursor: string | null
  /** Whether there are hours that somebody could book. */
  hasPublished: boolean
}

/** Reads a page of a provider's appointments: from today on, or the days before. Refusals are thrown as the Api words them. */
export async function loadCalendar({ identity, view, cursor, now }: CalendarQuestion): Promise<Calendar> {
  const api = getApi().caller(identity)
  const { version, schedule } = await api.schedule.get()
  const { timeZone } = schedule
  const todayDate = localDate(timeZone, now)
  const { appointments, nextCursor } = await api.appointment.list({
    timeZone,
    cursor,
    ...(view === 'upcoming'
      ? { fromDate: todayDate, order: 'asc' }
      : { toDate: addDays(todayDate, -1), order: 'desc' }),
  })
  const byDate = Map.groupBy(appointments, ({ startsAt }) => localDate(timeZone, Date.parse(startsAt)))
  const days = Array.from(byDate, ([date, ofDate]) => ({ date, appointments: ofDate }))
  return { timeZone, todayDate, days, nextCursor, hasPublished: version > 0 }
}
