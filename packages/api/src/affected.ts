import { affectedBytesMax, affectedNamedMax } from '@holdfast/shared/rules/limits'
import { quarterOfInstant } from '@holdfast/shared/rules/quarters'
import { findStranded, type Schedule } from '@holdfast/shared/rules/schedule'
import { type AppointmentAnswer, toAppointmentAnswers } from './answer.ts'
import { findAppointmentsById, findConfirmedSpans } from './store/appointment-queries.ts'
import type { Db } from './store/db.ts'
import { takeFitting } from './take-fitting.ts'

/** The confirmed appointments from now on that lie outside this schedule: the first ones by start, and how many they all are. */
export async function findAffected(
  db: Db,
  providerId: string,
  schedule: Schedule,
  now: number,
): Promise<{ affected: AppointmentAnswer[]; affectedCount: number }> {
  const stranded = findStranded(schedule, await findConfirmedSpans(db, providerId, quarterOfInstant(now)))
  const named = stranded.slice(0, affectedNamedMax).map(({ id }) => id)
  const answers = await toAppointmentAnswers(db, await findAppointmentsById(db, providerId, named))
  return { affected: takeFitting(answers, affectedBytesMax), affectedCount: stranded.length }
}
