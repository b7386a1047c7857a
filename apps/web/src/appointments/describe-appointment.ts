import type { Appointment } from '#appointments/page-appointment.ts'
import { describeVisit, type VisitWords } from '#booking/describe-visit.ts'
import type { Reader } from '#format.ts'

/** An appointment's time in words, with its year. */
export function describeAppointment(reader: Reader, { startsAt, endsAt, provider }: Appointment): VisitWords {
  return describeVisit(
    reader,
    { startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt), providerTimeZone: provider.timeZone },
    { year: true },
  )
}
