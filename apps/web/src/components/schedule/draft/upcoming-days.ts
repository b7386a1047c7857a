import { addDays, datesFrom } from '@holdfast/shared/rules/dates'
import { instantOfQuarter, type Run } from '@holdfast/shared/rules/quarters'
import { computeOpenRuns, type Schedule } from '@holdfast/shared/rules/schedule'

/** One date as clients will see it. */
export interface UpcomingDay {
  date: string
  /** From and to, in epoch milliseconds. */
  open: { fromAt: number; toAt: number }[]
  /** What decides about the date beside its weekday. */
  setBy: 'timeOff' | 'exception' | null
  /** Whether clients see other hours now. */
  changed: boolean
}

export const upcomingDaysCount = 14

/** The next days from a date of the schedule's zone, by the engine that also makes the slots. The schedules are ones without problems. */
export function computeUpcomingDays(
  schedule: Schedule,
  published: Schedule,
  fromDate: string,
): UpcomingDay[] {
  return datesFrom(fromDate, addDays(fromDate, upcomingDaysCount - 1)).map(date => {
    const runs = computeOpenRuns(schedule, date, date)
    return {
      date,
      open: runs.map(({ fromQuarter, toQuarter }) => ({
        fromAt: instantOfQuarter(fromQuarter),
        toAt: instantOfQuarter(toQuarter),
      })),
      setBy: decidedBy(schedule, date),
      changed: !sameRuns(runs, computeOpenRuns(published, date, date)),
    }
  })
}

/** Time off beats what is set for a date, which beats the weekly hours. */
function decidedBy({ timeOff, exceptions }: Schedule, date: string): UpcomingDay['setBy'] {
  if (timeOff.some(({ startDate, endDate }) => startDate <= date && date <= endDate)) return 'timeOff'
  return exceptions[date] ? 'exception' : null
}

function sameRuns(a: readonly Run[], b: readonly Run[]): boolean {
  return (
    a.length === b.length &&
    a.every((run, i) => run.fromQuarter === b[i]?.fromQuarter && run.toQuarter === b[i]?.toQuarter)
  )
}
