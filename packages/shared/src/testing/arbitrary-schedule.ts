import fc from 'fast-check'
import { addDays, weekdays } from '../rules/dates.ts'
import type { Schedule, TimeOff, Window } from '../rules/schedule.ts'
import { changeDatesOf, oddZones } from './wall-clock.ts'

function timeAt(quarterOfDay: number): string {
  const pad = (number: number) => String(number).padStart(2, '0')
  return `${pad(Math.floor(quarterOfDay / 4))}:${pad((quarterOfDay % 4) * 15)}`
}

/** Quarters of a day; more of them in the small hours, where clocks change. */
const quarterOfDay = fc.oneof(
  fc.integer({ min: 0, max: 96 }),
  fc.integer({ min: 0, max: 16 }),
  fc.integer({ min: 90, max: 96 }),
)

/** The windows of one day, some of them touching. */
export const arbitraryWindows: fc.Arbitrary<Window[]> = fc
  .tuple(fc.uniqueArray(quarterOfDay, { maxLength: 6 }), fc.boolean())
  .map(([quarters, touching]) => {
    const times = quarters.sort((a, b) => a - b).map(timeAt)
    return times
      .flatMap((startTime, i) => ({ startTime, endTime: times[i + 1] ?? '' }))
      .filter(({ endTime }, i) => endTime && (touching || i % 2 === 0))
  })

const hours = fc.record(
  Object.fromEntries(weekdays.map(weekday => [weekday, arbitraryWindows])) as Record<
    (typeof weekdays)[number],
    typeof arbitraryWindows
  >,
)

const wallMoment = fc.record({
  day: fc.integer({ min: -2, max: 3 }),
  quarter: fc.integer({ min: 0, max: 95 }),
})

function arbitraryTimeOff(date: string): fc.Arbitrary<TimeOff> {
  return fc
    .tuple(wallMoment, wallMoment, fc.boolean())
    .map(([a, b, wholeDay]) => {
      const [start, end] = a.day * 96 + a.quarter < b.day * 96 + b.quarter ? [a, b] : [b, a]
      return {
        startDate: addDays(date, start.day),
        startTime: timeAt(start.quarter),
        endDate: addDays(date, end.day),
        endTime: wholeDay ? '24:00' : timeAt(end.quarter),
      }
    })
    .filter(off => `${off.startDate}T${off.startTime}` < `${off.endDate}T${off.endTime}`)
}

/** Schedules without problems, with much that happens around one date. */
export function arbitrarySchedule(timeZone: string, date: string): fc.Arbitrary<Schedule> {
  const dateNear = fc.integer({ min: -2, max: 2 }).map(days => addDays(date, days))
  return fc.record({
    timeZone: fc.constant(timeZone),
    weekly: fc
      .uniqueArray(fc.record({ effectiveFrom: fc.oneof(dateNear, fc.constant('2000-01-01')), hours }), {
        selector: pattern => pattern.effectiveFrom,
        maxLength: 3,
      })
      .map(patterns => patterns.sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))),
    exceptions: fc.dictionary(dateNear, arbitraryWindows, { maxKeys: 2, noNullPrototype: true }),
    timeOff: fc.array(arbitraryTimeOff(date), { maxLength: 2 }),
  })
}

/** A date, two times out of three one on which the clocks of that zone change. */
export function arbitraryDayIn(timeZone: string): fc.Arbitrary<{ timeZone: string; date: string }> {
  const anyDate = fc.integer({ min: 0, max: 729 }).map(days => addDays('2026-01-01', days))
  const changes =
    timeZone === 'Pacific/Apia' ? ['2011-12-29', '2011-12-30', '2011-12-31'] : changeDatesOf(timeZone)
  const date =
    changes.length === 0
      ? anyDate
      : fc.oneof({ weight: 1, arbitrary: anyDate }, { weight: 2, arbitrary: fc.constantFrom(...changes) })
  return fc.record({ timeZone: fc.constant(timeZone), date })
}

/** A zone and a date in it, two times out of three one on which its clocks change. */
export const arbitraryDay = fc.constantFrom(...oddZones).chain(arbitraryDayIn)
