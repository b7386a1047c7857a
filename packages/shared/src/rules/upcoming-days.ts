import { addDays, datesFrom } from './dates.ts'
import { instantOfQuarter, type Run } from './quarters.ts'
import { computeOpenRuns, type Schedule, type TimeOff } from './schedule.ts'
import { computeSlots, type OpenHours, type Visit } from './slots.ts'
import { quarterRangeOf } from './time.ts'

/** One date as clients will see it. */
export interface UpcomingDay {
  date: string
  /** From and to, in epoch milliseconds. */
  open: { fromAt: number; toAt: number }[]
  /** How many starts are offered as long as nothing is booked or held; none before the notice ends, and after the horizon. */
  slotCount: number
  /** What decides about the date instead of its weekday; null for nothing. */
  setBy: { kind: 'timeOff'; label: string | null } | { kind: 'exception' } | null
  /** Whether clients see other hours now. */
  changed: boolean
}

export const upcomingDaysCount = 28

/** The next dates from one of the schedule's zone, as a visit can be booked there at `now` (epoch milliseconds). The schedules are ones without problems. */
export function computeUpcomingDays(
  hours: OpenHours,
  visit: Visit,
  { published, fromDate, now }: { published: Schedule; fromDate: string; now: number },
): UpcomingDay[] {
  const { schedule } = hours
  return datesFrom(fromDate, addDays(fromDate, upcomingDaysCount - 1)).map(date => {
    const runs = computeOpenRuns(schedule, date, date)
    const range = quarterRangeOf(schedule.timeZone, date, date)
    return {
      date,
      open: runs.map(({ fromQuarter, toQuarter }) => ({
        fromAt: instantOfQuarter(fromQuarter),
        toAt: instantOfQuarter(toQuarter),
      })),
      slotCount: computeSlots({ ...hours, booked: [], held: [] }, visit, range, now).length,
      setBy: decidedBy(schedule, date),
      changed: !sameRuns(runs, computeOpenRuns(published, date, date)),
    }
  })
}

/** Time off beats what is set for a date, which beats the weekly hours. */
function decidedBy({ timeOff, exceptions }: Schedule, date: string): UpcomingDay['setBy'] {
  const away = timeOff.find(other => touches(other, date))
  if (away) return { kind: 'timeOff', label: away.label || null }
  return exceptions[date] ? { kind: 'exception' } : null
}

/** One that ends at the first minute of a date says nothing of it. */
function touches({ startDate, endDate, endTime }: TimeOff, date: string): boolean {
  return startDate <= date && date <= endDate && !(date === endDate && endTime === '00:00')
}

function sameRuns(a: readonly Run[], b: readonly Run[]): boolean {
  return (
    a.length === b.length &&
    a.every((run, i) => run.fromQuarter === b[i]?.fromQuarter && run.toQuarter === b[i]?.toQuarter)
  )
}
