import { horizonDaysMax, quartersPerDay } from '@holdfast/shared/rules/limits'
import { quarterOfInstant } from '@holdfast/shared/rules/quarters'
import { findStranded, type Schedule } from '@holdfast/shared/rules/schedule'
import { type AppointmentAnswer, toAppointmentAnswers } from './answer.ts'
import { findAppointments } from './store/appointment-queries.ts'
import type { Db } from './store/db.ts'

/** More than can be booked at all: every quarter-hour of the longest horizon. */
const appointmentsMax = quartersPerDay * (horizonDaysMax + 1)

/** The confirmed appointments from now on that lie outside this schedule, by start. */
export async function findAffected(
  db: Db,
  providerId: string,
  schedule: Schedule,
  now: number,
): Promise<AppointmentAnswer[]> {
  const coming = await findAppointments(db, {
    owner: { providerId },
    fromQuarter: quarterOfInstant(now),
    toQuarter: null,
    status: 'confirmed',
    order: 'asc',
    after: null,
    limit: appointmentsMax,
  })
  const stranded = findStranded(schedule, coming)
  return toAppointmentAnswers(db, stranded)
}
