import { addDays } from '@holdfast/shared/rules/dates'
import { pageSizeMax } from '@holdfast/shared/rules/limits'
import { quarterOfInstant, type Run } from '@holdfast/shared/rules/quarters'
import type { Appointment } from '#appointments/page-appointment.ts'
import { getApi } from '#server/api.ts'
import type { ProviderIdentity } from '#set-up/own-schedule.ts'

export interface Visit {
  run: Run
  cancelled: boolean
  appointment: Appointment
}

/** A week has room for 672 visits that are confirmed; the rest is for cancelled ones and for pages that end early. */
const pagesMax = 40

interface Visits {
  /** By start. */
  visits: Visit[]
  /** Whether there are more than a calendar shows. */
  hasMore: boolean
}

/** What touches local dates of a provider, both ends included. */
export async function loadVisits(
  identity: ProviderIdentity,
  range: { timeZone: string; fromDate: string; toDate: string },
): Promise<Visits> {
  const api = getApi().caller(identity)
  // The night before can reach into the first date.
  const asked = { ...range, fromDate: addDays(range.fromDate, -1), limit: pageSizeMax }
  const visits: Visit[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < pagesMax; pages++) {
    const page = await api.appointment.list({ ...asked, cursor })
    visits.push(...page.appointments.map(toVisit))
    if (!page.nextCursor) return { visits, hasMore: false }
    cursor = page.nextCursor
  }
  return { visits, hasMore: true }
}

/** The first that is confirmed after a date; null when there is none. */
export async function findNextVisit(
  identity: ProviderIdentity,
  { timeZone, afterDate }: { timeZone: string; afterDate: string },
): Promise<Visit | null> {
  const { appointments } = await getApi()
    .caller(identity)
    .appointment.list({ timeZone, fromDate: addDays(afterDate, 1), status: 'confirmed', limit: 1 })
  return appointments[0] ? toVisit(appointments[0]) : null
}

function toVisit(appointment: Appointment): Visit {
  const { startsAt, endsAt, status } = appointment
  const run = {
    fromQuarter: quarterOfInstant(Date.parse(startsAt)),
    toQuarter: quarterOfInstant(Date.parse(endsAt)),
  }
  return { run, cancelled: status === 'cancelled', appointment }
}
