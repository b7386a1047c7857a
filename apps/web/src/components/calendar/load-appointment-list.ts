import { addDays } from '@holdfast/shared/rules/dates'
import type { Appointment } from '#appointments/page-appointment.ts'
import { localDate } from '#format.ts'
import { getApi } from '#server/api.ts'
import type { ProviderIdentity } from '#set-up/own-schedule.ts'
import type { CalendarView } from './calendar-search.ts'

export type ListView = Extract<CalendarView, 'upcoming' | 'past'>

export interface ListQuestion {
  identity: ProviderIdentity
  /** The provider's, in which the days are counted. */
  timeZone: string
  view: ListView
  /** Where the page begins, as a former answer said. */
  cursor: string | null
  /** Epoch milliseconds. */
  now: number
}

interface AppointmentList {
  todayDate: string
  /** By date: the next first, or the latest. */
  days: { date: string; appointments: Appointment[] }[]
  nextCursor: string | null
}

/** Reads a page of a provider's appointments: from today on, or the days before. Refusals are thrown as the Api words them. */
export async function loadAppointmentList(question: ListQuestion): Promise<AppointmentList> {
  const { identity, timeZone, view, cursor, now } = question
  const todayDate = localDate(timeZone, now)
  const { appointments, nextCursor } = await getApi()
    .caller(identity)
    .appointment.list({
      timeZone,
      cursor: cursor ?? undefined,
      ...(view === 'upcoming'
        ? { fromDate: todayDate, order: 'asc' }
        : { toDate: addDays(todayDate, -1), order: 'desc' }),
    })
  const byDate = Map.groupBy(appointments, ({ startsAt }) => localDate(timeZone, Date.parse(startsAt)))
  const days = Array.from(byDate, ([date, ofDate]) => ({ date, appointments: ofDate }))
  return { todayDate, days, nextCursor }
}
