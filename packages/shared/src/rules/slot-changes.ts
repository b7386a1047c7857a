import { addDays, datesFrom } from './dates.ts'
import { bufferMinutesMax, durationMinutesMax, quarterMinutes } from './limits.ts'
import { instantOfQuarter, type Run } from './quarters.ts'
import { bookableRun, type OpenHours } from './slots.ts'
import { localDateOf, quarterRangeOf } from './time.ts'

const reachBeforeQuarters = (durationMinutesMax + bufferMinutesMax) / quarterMinutes
const reachAfterQuarters = bufferMinutesMax / quarterMinutes

/**
 * The local dates, in order, on which a start may come or go when a run of a provider's time is taken or freed: those of the run
 * and of every visit, however long and with whatever buffers, that could touch it.
 */
export function datesTouchedBy({ fromQuarter, toQuarter }: Run, timeZone: string): string[] {
  const dateOf = (quarter: number) => localDateOf(timeZone, instantOfQuarter(quarter))
  return datesFrom(dateOf(fromQuarter - reachBeforeQuarters), dateOf(toQuarter - 1 + reachAfterQuarters))
}

/** What an answer said, as far as time alone can make it say something else. */
export interface TimedAnswer {
  availability: OpenHours
  /** The starts that were asked about. */
  range: Run
  /** The first start of the answer, or where it has none the next one of all; null when there is none at all. */
  firstQuarter: number | null
  /** When each hold ends that bears upon the answer, the asker's own included; epoch milliseconds. */
  holdsEndAt: readonly number[]
}

/**
 * The soonest instant after `now` (both epoch milliseconds) at which the same question may be answered otherwise though nobody did
 * anything: a hold ends, the first start falls into the notice, or midnight opens one more date of the horizon.
 */
export function computeChangesAt(answer: TimedAnswer, now: number): number {
  const { availability, range, firstQuarter, holdsEndAt } = answer
  const { schedule, noticeMinutes } = availability
  const moments = holdsEndAt.filter(at => at > now)
  // Exactly as far ahead as the notice is still allowed.
  if (firstQuarter !== null) moments.push(instantOfQuarter(firstQuarter) - noticeMinutes * 60_000 + 1)
  if (firstQuarter === null || range.toQuarter > bookableRun(availability, now).toQuarter) {
    const tomorrow = addDays(localDateOf(schedule.timeZone, now), 1)
    moments.push(instantOfQuarter(quarterRangeOf(schedule.timeZone, tomorrow, tomorrow).fromQuarter))
  }
  return Math.min(...moments)
}
