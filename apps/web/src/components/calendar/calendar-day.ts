import { quarterMinutes } from '@holdfast/shared/rules/limits'
import {
  intersectRuns,
  normalizeRuns,
  quarterOfInstant,
  type Run,
  subtractRuns,
} from '@holdfast/shared/rules/quarters'
import {
  computeOpenRuns,
  resolveWindows,
  type Schedule,
  type TimeOff,
  type Window,
} from '@holdfast/shared/rules/schedule'
import { localRuns, quarterRangeOf } from '@holdfast/shared/rules/time'

/** Something that is booked, or was. */
export interface Booked {
  run: Run
  cancelled: boolean
}

/** One date of a calendar: its hours and what is booked on it. */
export interface CalendarDay<Visit extends Booked> {
  date: string
  /** As they are written in the schedule, with time off taken out. */
  windows: readonly Window[]
  openRuns: readonly Run[]
  /** Whether its hours are other than those of its weekday. */
  isException: boolean
  timeOff: readonly { runs: readonly Run[]; label: string | undefined }[]
  /** By start. */
  confirmed: readonly Visit[]
  cancelled: readonly Visit[]
  /** Open time that is neither booked nor over; null for a day that is over. */
  freeMinutes: number | null
}

/** What a calendar shows of one date, at `now` (epoch milliseconds). `visits` are by start and may be of other dates too. */
export function computeCalendarDay<Visit extends Booked>(
  schedule: Schedule,
  date: string,
  visits: readonly Visit[],
  now: number,
): CalendarDay<Visit> {
  const { timeZone, exceptions, timeOff } = schedule
  const day = quarterRangeOf(timeZone, date, date)
  const here = visits.filter(({ run }) => run.fromQuarter < day.toQuarter && day.fromQuarter < run.toQuarter)
  const confirmed = here.filter(visit => !visit.cancelled)
  const openRuns = computeOpenRuns(schedule, date, date)
  return {
    date,
    windows: resolveWindows(schedule, date),
    openRuns,
    isException: date in exceptions,
    timeOff: timeOff
      .filter(({ startDate, endDate }) => startDate <= date && date <= endDate)
      .map(away => ({ runs: localRuns(timeZone, date, [windowOn(date, away)]), label: away.label })),
    confirmed,
    cancelled: here.filter(visit => visit.cancelled),
    freeMinutes: freeMinutesOf(openRuns, confirmed, { day, now }),
  }
}

function windowOn(date: string, { startDate, startTime, endDate, endTime }: TimeOff): Window {
  return {
    startTime: startDate === date ? startTime : '00:00',
    endTime: endDate === date ? endTime : '24:00',
  }
}

function freeMinutesOf(
  openRuns: readonly Run[],
  confirmed: readonly Booked[],
  { day, now }: { day: Run; now: number },
): number | null {
  const fromQuarter = quarterOfInstant(now)
  if (day.toQuarter <= fromQuarter) return null
  const coming = [{ fromQuarter, toQuarter: Math.max(fromQuarter, day.toQuarter) }]
  const free = subtractRuns(intersectRuns(openRuns, coming), normalizeRuns(confirmed.map(({ run }) => run)))
  const quarters = free.reduce((sum, run) => sum + run.toQuarter - run.fromQuarter, 0)
  return quarters * quarterMinutes
}

/** "6 booked, 2 h 15 min free", "closed". */
export function describeLoad({ openRuns, confirmed, freeMinutes }: CalendarDay<Booked>): string {
  const free = freeText(openRuns.length > 0, freeMinutes)
  if (confirmed.length === 0 && openRuns.length === 0) return 'closed'
  return [`${confirmed.length} booked`, free].filter(Boolean).join(', ')
}

function freeText(isOpen: boolean, minutes: number | null): string {
  if (!isOpen) return 'closed'
  if (minutes === null) return ''
  if (minutes === 0) return 'nothing free'
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return `${[hours && `${hours} h`, rest && `${rest} min`].filter(Boolean).join(' ')} free`
}
