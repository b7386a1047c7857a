import { weekdayOf } from '@holdfast/shared/rules/dates'
import {
  coversRun,
  instantOfQuarter,
  quarterOfInstant,
  type Run,
  subtractRuns,
} from '@holdfast/shared/rules/quarters'
import {
  computeOpenRuns,
  computeOpenRunsAround,
  resolveWindows,
  type Schedule,
  type TimeOff,
} from '@holdfast/shared/rules/schedule'
import { localDateOf } from '@holdfast/shared/rules/time'
import { formatDate } from '#format.ts'
import type { Locale } from '#locale.ts'
import { weekdayName } from './schedule-day.ts'
import { formatWindows } from './wall-time.ts'

/** Epoch milliseconds, on quarter-hours. */
interface VisitTime {
  startsAt: number
  endsAt: number
}

/** Where in a schedule something is decided, the first one beating the next. */
export type OutsidePart = 'timeOff' | 'dates' | 'weeklyHours'

export interface OutsideReason {
  /** "Time off: Holiday", "Friday 27 November is closed", "Monday is 09:00–12:30". */
  words: string
  decidedBy: OutsidePart
}

/** Why a visit lies outside a schedule, which is one without problems; null for a visit that is open throughout. */
export function findOutsideReason(
  locale: Locale,
  schedule: Schedule,
  { startsAt, endsAt }: VisitTime,
): OutsideReason | null {
  const visit = { fromQuarter: quarterOfInstant(startsAt), toQuarter: quarterOfInstant(endsAt) }
  const [outside] = subtractRuns([visit], computeOpenRunsAround(schedule, visit))
  if (!outside) return null
  const firstOutside = { fromQuarter: outside.fromQuarter, toQuarter: outside.fromQuarter + 1 }
  const date = localDateOf(schedule.timeZone, instantOfQuarter(outside.fromQuarter))
  const away = schedule.timeOff.find(timeOff => takes(schedule, timeOff, date, firstOutside))
  if (away) return { words: away.label ? `Time off: ${away.label}` : 'Time off', decidedBy: 'timeOff' }
  const [name, decidedBy] = schedule.exceptions[date]
    ? [formatDate(locale, date), 'dates' as const]
    : [weekdayName(weekdayOf(date)), 'weeklyHours' as const]
  const windows = resolveWindows(schedule, date)
  const words = windows.length > 0 ? `${name} is ${formatWindows(locale, windows)}` : `${name} is closed`
  return { words, decidedBy }
}

/** Whether that time off alone takes the quarter of a date away. */
function takes({ timeZone }: Schedule, timeOff: TimeOff, date: string, quarter: Run): boolean {
  const allDay = { [date]: [{ startTime: '00:00', endTime: '24:00' }] }
  const open = { timeZone, weekly: [], exceptions: allDay, timeOff: [timeOff] }
  return !coversRun(computeOpenRuns(open, date, date), quarter)
}
