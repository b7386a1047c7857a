import { addDays } from '@holdfast/shared/rules/dates'
import { horizonDaysMax } from '@holdfast/shared/rules/limits'
import { resolveWindows, type Schedule, type TimeOff } from '@holdfast/shared/rules/schedule'

/** A wall time `HH:mm` on a local date. */
export interface WallMoment {
  date: string
  time: string
}

/** The first open time of a schedule, which has this time off, after it; null when there is none within the longest horizon. */
export function findBack(schedule: Schedule, { endDate, endTime }: TimeOff): WallMoment | null {
  for (let days = 0; days <= horizonDaysMax; days++) {
    const date = addDays(endDate, days)
    const next = resolveWindows(schedule, date).find(({ startTime }) => days > 0 || startTime >= endTime)
    if (next) return { date, time: next.startTime }
  }
  return null
}
