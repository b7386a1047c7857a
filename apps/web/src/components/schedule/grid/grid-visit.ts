import { quarterOfInstant } from '@holdfast/shared/rules/quarters'
import { localDate, localMinute } from '#format.ts'
import { minutesPerDay } from '../draft/wall-time.ts'
import type { DaySpan } from './day-spans.ts'

/** A booked appointment in the column of the date on which it begins. */
export interface GridVisit extends DaySpan {
  id: string
  date: string
  clientName: string
  startQuarter: number
  endQuarter: number
}

interface BookedVisit {
  appointmentId: string
  clientName: string
  /** ISO-8601. */
  startsAt: string
  endsAt: string
}

const minuteMs = 60_000

/** Where an appointment stands on the clock of that zone; one that passes midnight is drawn as far as there. */
export function toGridVisit(timeZone: string, visit: BookedVisit): GridVisit {
  const [startsAt, endsAt] = [Date.parse(visit.startsAt), Date.parse(visit.endsAt)]
  const startMinute = localMinute(timeZone, startsAt)
  return {
    id: visit.appointmentId,
    date: localDate(timeZone, startsAt),
    clientName: visit.clientName,
    startMinute,
    endMinute: Math.min(startMinute + (endsAt - startsAt) / minuteMs, minutesPerDay),
    startQuarter: quarterOfInstant(startsAt),
    endQuarter: quarterOfInstant(endsAt),
  }
}
