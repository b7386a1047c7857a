import fc from 'fast-check'
import { instantOfQuarter, quarterOfInstant, type Run, runsOfQuarters } from '../rules/quarters.ts'
import type { Availability, Visit } from '../rules/slots.ts'
import { arbitrarySchedule } from './arbitrary-schedule.ts'

export interface Situation {
  availability: Availability
  visit: Visit
  /** The starts that are asked about: those of the day and around it, in some cases of two weeks. */
  range: Run
  /** Epoch milliseconds. */
  now: number
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/**
 * A situation around one day: what is busy, what is wanted, and a `now` for which the day is at the notice,
 * at the horizon or between.
 */
export function arbitrarySituation({
  timeZone,
  date,
}: {
  timeZone: string
  date: string
}): fc.Arbitrary<Situation> {
  const midnight = quarterOfInstant(Date.parse(date))
  const busy = fc
    .uniqueArray(fc.integer({ min: midnight - 70, max: midnight + 190 }), { maxLength: 12 })
    .map(runsOfQuarters)
  const visit = fc.record({
    durationQuarters: fc.integer({ min: 1, max: 8 }),
    bufferBeforeQuarters: fc.integer({ min: 0, max: 3 }),
    bufferAfterQuarters: fc.integer({ min: 0, max: 3 }),
  })
  const moreDays = fc.constantFrom(0, 0, 0, 14)
  const settings = fc.record({
    noticeMinutes: fc.constantFrom(1440, 1440, 1445, 4320),
    horizonDays: fc.integer({ min: 1, max: 30 }),
    edge: fc.constantFrom<'notice' | 'horizon' | 'between'>('notice', 'horizon', 'between', 'between'),
    fromEdgeMs: fc.integer({ min: -dayMs, max: dayMs }),
  })
  return fc
    .record({
      schedule: arbitrarySchedule(timeZone, date),
      booked: busy,
      held: busy,
      visit,
      settings,
      moreDays,
    })
    .map(
      ({
        schedule,
        booked,
        held,
        visit,
        moreDays,
        settings: { noticeMinutes, horizonDays, edge, fromEdgeMs },
      }) => {
        const day = instantOfQuarter(midnight + 48)
        const now = {
          notice: day - noticeMinutes * minuteMs + fromEdgeMs,
          horizon: day - horizonDays * dayMs + fromEdgeMs,
          between: day - 6 * dayMs,
        }[edge]
        const availability: Availability = {
          schedule,
          noticeMinutes,
          horizonDays: edge === 'between' ? 30 : horizonDays,
          booked,
          held,
        }
        const range = { fromQuarter: midnight - 40, toQuarter: midnight + 130 + moreDays * 96 }
        return { availability, visit, now, range }
      },
    )
}
