import type { Identity, RouterOutputs } from '@holdfast/api'
import type { Appointment } from '#appointments/page-appointment.ts'
import { localDate } from '#format.ts'
import { getApi } from '#server/api.ts'

export interface AppointmentsQuestion {
  identity: Identity
  timeZone: string
  /** Epoch milliseconds. */
  now: number
  /** Where the next page of each list begins, as a former answer said. */
  upcomingCursor: string | null
  pastCursor: string | null
}

export interface Appointments {
  /** Confirmed and not over, the next first. */
  upcoming: Appointment[]
  upcomingCursor: string | null
  /** Over or cancelled, the latest first. */
  past: Appointment[]
  pastCursor: string | null
  holds: RouterOutputs['hold']['list']['holds']
}

/** Reads what a client has booked and what they are holding at this moment. */
export async function loadAppointments(question: AppointmentsQuestion): Promise<Appointments> {
  const { identity, timeZone, now } = question
  const api = getApi().caller(identity)
  const today = localDate(timeZone, now)
  const [confirmed, cancelled, former, held] = await Promise.all([
    api.appointment.list({
      fromDate: today,
      timeZone,
      status: 'confirmed',
      cursor: question.upcomingCursor ?? undefined,
    }),
    question.pastCursor
      ? null
      : api.appointment.list({ fromDate: today, timeZone, status: 'cancelled', order: 'desc' }),
    api.appointment.list({
      toDate: today,
      timeZone,
      order: 'desc',
      cursor: question.pastCursor ?? undefined,
    }),
    // Without Redis nobody holds anything, and what is booked stays readable.
    api.hold.list().catch(() => ({ holds: [] })),
  ])
  return {
    upcoming: confirmed.appointments.filter(visit => !isOver(visit, now)),
    upcomingCursor: confirmed.nextCursor,
    past: mergePast(cancelled?.appointments ?? [], former.appointments, now),
    pastCursor: former.nextCursor,
    holds: held.holds,
  }
}

const isOver = ({ endsAt }: Appointment, now: number) => Date.parse(endsAt) <= now

/** What is cancelled among the coming ones, then what is over; today's cancelled visits are in both lists. */
function mergePast(cancelled: Appointment[], former: Appointment[], now: number): Appointment[] {
  const past = former.filter(visit => visit.status === 'cancelled' || isOver(visit, now))
  const known = new Set(past.map(visit => visit.appointmentId))
  return [...cancelled.filter(visit => !known.has(visit.appointmentId)), ...past]
}
