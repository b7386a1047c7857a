import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryDay, arbitraryDayIn } from '../testing/arbitrary-schedule.ts'
import { arbitrarySituation } from '../testing/arbitrary-situation.ts'
import { walkSlots } from '../testing/walk-slots.ts'
import { oddZones } from '../testing/wall-clock.ts'
import { addDays } from './dates.ts'
import { nearestSlotsMax } from './limits.ts'
import { instantOfQuarter, quarterOfInstant, type Run } from './quarters.ts'
import { emptySchedule, type Schedule } from './schedule.ts'
import {
  type Availability,
  bookableRun,
  computeSlots,
  findNearestSlots,
  findNextSlot,
  findNextSlots,
  judgeSlot,
  type Visit,
} from './slots.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const quarterAt = (instant: string) => quarterOfInstant(Date.parse(instant))
const runAt = (instant: string, quarters: number): Run => ({
  fromQuarter: quarterAt(instant),
  toQuarter: quarterAt(instant) + quarters,
})
const inUtc = (quarter: number) => `${new Date(instantOfQuarter(quarter)).toISOString().slice(0, 16)}Z`

const visitOf = (durationQuarters: number, bufferBeforeQuarters = 0, bufferAfterQuarters = 0): Visit => ({
  durationQuarters,
  bufferBeforeQuarters,
  bufferAfterQuarters,
})

/** Open in London on 25 November 2026 from 09:00 to 10:30 and from 11:00 to 12:00, asked two days before. */
const morning: Schedule = {
  ...emptySchedule('Europe/London'),
  exceptions: {
    '2026-11-25': [
      { startTime: '09:00', endTime: '10:30' },
      { startTime: '11:00', endTime: '12:00' },
    ],
  },
}
const free: Availability = { schedule: morning, noticeMinutes: 1440, horizonDays: 60, booked: [], held: [] }
const now = Date.parse('2026-11-23T09:00Z')
const theDay = runAt('2026-11-25T00:00Z', 96)
const timesOf = (availability: Availability, visit: Visit) =>
  computeSlots(availability, visit, theDay, now).map(quarter => inUtc(quarter).slice(11, 16))

describe('the slots of a day', () => {
  it.each<[string, Visit, Run[], string[]]>([
    [
      'start on every quarter of open time',
      visitOf(1),
      [],
      ['09:00', '09:15', '09:30', '09:45', '10:00', '10:15', '11:00', '11:15', '11:30', '11:45'],
    ],
    ['are open for the whole visit', visitOf(4), [], ['09:00', '09:15', '09:30', '11:00']],
    ['are none where no window is long enough', visitOf(7), [], []],
    ['need no open time for buffers', visitOf(4, 8, 8), [], ['09:00', '09:15', '09:30', '11:00']],
    [
      'leave booked time alone',
      visitOf(2),
      [runAt('2026-11-25T09:45Z', 1)],
      ['09:00', '09:15', '10:00', '11:00', '11:15', '11:30'],
    ],
    [
      'keep their own buffer before clear',
      visitOf(2, 1),
      [runAt('2026-11-25T09:45Z', 1)],
      ['09:00', '09:15', '11:00', '11:15', '11:30'],
    ],
    [
      'keep their own buffer after clear',
      visitOf(2, 0, 1),
      [runAt('2026-11-25T09:45Z', 1)],
      ['09:00', '10:00', '11:00', '11:15', '11:30'],
    ],
    [
      'are blocked by busy time that reaches in from outside',
      visitOf(2),
      [runAt('2026-11-25T06:00Z', 15)],
      ['09:45', '10:00', '11:00', '11:15', '11:30'],
    ],
  ])('%s', (_, visit, busy, times) => {
    expect(timesOf({ ...free, booked: busy }, visit)).toEqual(times)
    expect(timesOf({ ...free, held: busy }, visit)).toEqual(times)
  })

  it('are only those of the range that was asked for', () => {
    expect(computeSlots(free, visitOf(4), runAt('2026-11-25T09:15Z', 1), now).map(inUtc)).toEqual([
      '2026-11-25T09:15Z',
    ])
    expect(computeSlots(free, visitOf(4), runAt('2026-11-25T09:15Z', 0), now)).toEqual([])
  })

  it('run across midnight where windows touch there', () => {
    const night: Schedule = {
      ...morning,
      exceptions: {
        '2026-11-25': [{ startTime: '23:30', endTime: '24:00' }],
        '2026-11-26': [{ startTime: '00:00', endTime: '00:15' }],
      },
    }
    expect(timesOf({ ...free, schedule: night }, visitOf(3))).toEqual(['23:30'])
  })
})

describe('the judgement of a slot', () => {
  const judge = (start: string, change: Partial<Availability> = {}, visit = visitOf(2)) =>
    judgeSlot({ ...free, ...change }, visit, Date.parse(start), now)
  const taken = [runAt('2026-11-25T09:00Z', 1)]

  it('has no refusal for what is listed', () => {
    expect(judge('2026-11-25T09:00Z')).toBeNull()
  })

  it('gives the first reason of the error table where several apply', () => {
    const worst = {
      booked: [runAt('2026-11-01T00:00Z', 96 * 120)],
      held: [runAt('2026-11-01T00:00Z', 96 * 120)],
    }
    expect(judge('2026-11-23T09:00:00.001Z', worst)).toEqual({ code: 'misaligned_start' })
    expect(judge('2026-11-24T08:45Z', worst)).toEqual({
      code: 'too_soon',
      earliestAt: Date.parse('2026-11-24T09:00Z'),
    })
    expect(judge('2027-01-23T00:00Z', worst)).toEqual({ code: 'too_far', latestDate: '2027-01-22' })
    expect(judge('2026-11-25T08:45Z', worst)).toEqual({ code: 'outside_schedule' })
    expect(judge('2026-11-25T10:15Z', worst)).toEqual({ code: 'outside_schedule' })
    expect(judge('2026-11-25T09:00Z', worst)).toEqual({ code: 'slot_taken' })
    expect(judge('2026-11-25T09:00Z', { ...worst, booked: [] })).toMatchObject({ code: 'slot_held' })
  })

  it('names the held time that is in the way', () => {
    const held = [runAt('2026-11-25T08:00Z', 4), runAt('2026-11-25T09:15Z', 2), runAt('2026-11-25T11:00Z', 1)]
    expect(judge('2026-11-25T09:00Z', { held })).toEqual({ code: 'slot_held', heldRun: held[1] })
    expect(judge('2026-11-25T09:00Z', { held, booked: taken })).toEqual({ code: 'slot_taken' })
    expect(judge('2026-11-25T09:45Z', { held })).toBeNull()
  })
})

describe('notice and horizon', () => {
  const start = Date.parse('2026-11-25T09:00Z')

  it('allow exactly 24 hours ahead and not a millisecond less', () => {
    expect(judgeSlot(free, visitOf(1), start, start - dayMs)).toBeNull()
    const earliestAt = Date.parse('2026-11-25T09:15Z')
    expect(judgeSlot(free, visitOf(1), start, start - dayMs + 1)).toEqual({ code: 'too_soon', earliestAt })
  })

  it('count notice in elapsed time across a clock change', () => {
    const schedule = {
      ...emptySchedule('America/New_York'),
      exceptions: { '2026-11-01': [{ startTime: '09:00', endTime: '10:00' }] },
    }
    const open = Date.parse('2026-11-01T14:00Z')
    const asked = Date.parse('2026-10-31T13:30Z')
    expect(bookableRun({ ...free, schedule }, asked).fromQuarter).toBe(quarterAt('2026-11-01T13:30Z'))
    expect(judgeSlot({ ...free, schedule }, visitOf(1), open, asked)).toBeNull()
  })

  it.each([
    ['UTC', '2026-11-23T00:00Z', '2026-11-25T23:45Z', '2026-11-26T00:00Z', '2026-11-25'],
    ['UTC', '2026-11-23T23:59:59.999Z', '2026-11-25T23:45Z', '2026-11-26T00:00Z', '2026-11-25'],
    ['America/Santiago', '2026-04-02T12:00Z', '2026-04-05T03:45Z', '2026-04-05T04:00Z', '2026-04-04'],
    ['Asia/Beirut', '2026-03-26T12:00Z', '2026-03-28T21:45Z', '2026-03-28T22:00Z', '2026-03-28'],
    ['Asia/Kathmandu', '2026-03-07T18:14Z', '2026-03-09T18:00Z', '2026-03-09T18:15Z', '2026-03-09'],
    ['Asia/Kathmandu', '2026-03-07T18:15Z', '2026-03-10T18:00Z', '2026-03-10T18:15Z', '2026-03-10'],
  ])(
    'in %s, asked at %s, reach to the end of the local date of the horizon',
    (timeZone, asked, last, beyond, latestDate) => {
      const everyDay = [{ startTime: '00:00', endTime: '24:00' }]
      const week = {
        mon: everyDay,
        tue: everyDay,
        wed: everyDay,
        thu: everyDay,
        fri: everyDay,
        sat: everyDay,
        sun: everyDay,
      }
      const schedule = { ...emptySchedule(timeZone), weekly: [{ effectiveFrom: '2026-01-01', hours: week }] }
      const availability = { ...free, schedule, horizonDays: 2 }
      const at = Date.parse(asked)
      expect(judgeSlot(availability, visitOf(8), Date.parse(last), at)).toBeNull()
      expect(judgeSlot(availability, visitOf(1), Date.parse(beyond), at)).toEqual({
        code: 'too_far',
        latestDate,
      })
    },
  )

  it('leave nothing to book when the notice is longer than the horizon', () => {
    const never = { ...free, noticeMinutes: 5 * 1440, horizonDays: 2 }
    const { fromQuarter, toQuarter } = bookableRun(never, now)
    expect(toQuarter).toBe(fromQuarter)
    expect(computeSlots(never, visitOf(1), theDay, now)).toEqual([])
    expect(findNextSlot(never, visitOf(1), theDay.fromQuarter, now)).toBeNull()
    expect(judgeSlot(never, visitOf(1), start, now)).toMatchObject({ code: 'too_soon' })
  })
})

describe('the next slot', () => {
  const next = (from: string, availability = free) => {
    const found = findNextSlot(availability, visitOf(2), quarterAt(from), now)
    return found === null ? null : inUtc(found)
  }

  it('is the first at or after the given quarter', () => {
    expect(next('2026-11-01T00:00Z')).toBe('2026-11-25T09:00Z')
    expect(next('2026-11-25T09:00Z')).toBe('2026-11-25T09:00Z')
    expect(next('2026-11-25T10:15Z')).toBe('2026-11-25T11:00Z')
    expect(next('2026-11-25T11:45Z')).toBeNull()
  })

  it('is found on the very last date of the longest horizon and not after it', () => {
    const openOn = (date: string): Availability => ({
      ...free,
      horizonDays: 365,
      schedule: { ...morning, exceptions: { [date]: [{ startTime: '23:30', endTime: '24:00' }] } },
    })
    expect(next('2026-11-25T00:00Z', openOn('2027-11-23'))).toBe('2027-11-23T23:30Z')
    expect(next('2026-11-25T00:00Z', openOn('2027-11-24'))).toBeNull()
  })
})

describe('the nearest slots', () => {
  const nearest = (start: string, availability = free, visit = visitOf(1)) =>
    findNearestSlots(availability, visit, quarterAt(start), now).map(inUtc)

  it('are the nearest in time, in chronological order, and the later one where two are equally near', () => {
    const booked = [runAt('2026-11-25T09:45Z', 1)]
    expect(nearest('2026-11-25T09:45Z', { ...free, booked })).toEqual([
      '2026-11-25T09:30Z',
      '2026-11-25T10:00Z',
      '2026-11-25T10:15Z',
    ])
    expect(nearest('2026-11-25T18:00Z')).toEqual([
      '2026-11-25T11:15Z',
      '2026-11-25T11:30Z',
      '2026-11-25T11:45Z',
    ])
  })

  it('are looked for up to 14 days away, and there may be fewer than three', () => {
    expect(nearest('2026-12-09T09:00Z', free, visitOf(4))).toEqual([
      '2026-11-25T09:15Z',
      '2026-11-25T09:30Z',
      '2026-11-25T11:00Z',
    ])
    expect(nearest('2026-12-09T10:45Z', free, visitOf(4))).toEqual(['2026-11-25T11:00Z'])
    expect(nearest('2026-12-09T11:15Z', free, visitOf(4))).toEqual([])
    expect(nearest('2026-11-11T09:00Z', free, visitOf(4))).toEqual(['2026-11-25T09:00Z'])
    expect(nearest('2026-11-11T08:45Z', free, visitOf(4))).toEqual([])
  })
})

const situation = arbitraryDay.chain(arbitrarySituation)

describe('for any schedule, zone, date, busy time and moment', () => {
  it.each(oddZones)('a slot is listed exactly when a walk along the wall clock of %s finds it', timeZone => {
    fc.assert(
      fc.property(
        arbitraryDayIn(timeZone).chain(arbitrarySituation),
        ({ availability, visit, range, now }) => {
          const slots = computeSlots(availability, visit, range, now)
          expect(slots.map(inUtc)).toEqual(walkSlots(availability, visit, range, now).map(inUtc))
        },
      ),
      { numRuns: 20 },
    )
  })

  it('a slot is listed exactly when it would not be refused, and never overlaps busy time', () => {
    fc.assert(
      fc.property(situation, ({ availability, visit, range, now }) => {
        const slots = new Set(computeSlots(availability, visit, range, now))
        for (let quarter = range.fromQuarter; quarter < range.toQuarter; quarter++) {
          const refusal = judgeSlot(availability, visit, instantOfQuarter(quarter), now)
          expect(slots.has(quarter), `${inUtc(quarter)} ${refusal?.code}`).toBe(refusal === null)
        }
        for (const slot of slots) {
          const end = slot + visit.durationQuarters + visit.bufferAfterQuarters
          for (const busy of [...availability.booked, ...availability.held]) {
            expect(end <= busy.fromQuarter || busy.toQuarter <= slot - visit.bufferBeforeQuarters).toBe(true)
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  it('the next slots and the nearest ones are those of the list', () => {
    fc.assert(
      fc.property(
        situation,
        fc.integer({ min: -40, max: 130 }),
        ({ availability, visit, range, now }, offset) => {
          const wanted = range.fromQuarter + 40 + offset
          const bookable = bookableRun(availability, now)
          const all = computeSlots(availability, visit, bookable, now)
          const coming = all.filter(slot => slot >= wanted)
          expect(findNextSlot(availability, visit, wanted, now)).toBe(coming[0] ?? null)
          const next = findNextSlots(availability, visit, { fromQuarter: wanted, countMax: 40 }, now)
          expect(next).toEqual(coming.slice(0, 40))

          const nearest = findNearestSlots(availability, visit, wanted, now)
          const distance = (slot: number) => Math.abs(slot - wanted)
          const near = all.filter(slot => distance(slot) <= 14 * 96)
          expect(nearest).toHaveLength(Math.min(nearestSlotsMax, near.length))
          expect(nearest).toEqual([...nearest].sort((a, b) => a - b))
          const others = near.filter(slot => !nearest.includes(slot)).map(distance)
          expect(Math.max(0, ...nearest.map(distance))).toBeLessThanOrEqual(
            Math.min(Number.POSITIVE_INFINITY, ...others),
          )
        },
      ),
      { numRuns: 100 },
    )
  })

  it('the examples do offer slots, refuse for every reason and meet both edges', () => {
    const seen = new Set<string>()
    for (const { availability, visit, range, now } of fc.sample(situation, { numRuns: 60, seed: 7 })) {
      for (let quarter = range.fromQuarter; quarter < range.toQuarter; quarter++) {
        seen.add(judgeSlot(availability, visit, instantOfQuarter(quarter), now)?.code ?? 'offered')
      }
    }
    const reasons = ['offered', 'outside_schedule', 'slot_held', 'slot_taken', 'too_far', 'too_soon']
    expect([...seen].sort()).toEqual(reasons)
  })
})

describe('the wall clock of the day before', () => {
  it('does not move a slot: 09:00 stays 09:00 when the clocks change overnight', () => {
    const nine = [{ startTime: '09:00', endTime: '09:15' }]
    const schedule: Schedule = {
      ...emptySchedule('Europe/London'),
      exceptions: Object.fromEntries(['2026-10-24', '2026-10-25', '2026-10-26'].map(date => [date, nine])),
    }
    const asked = Date.parse('2026-10-20T00:00Z')
    const range = {
      fromQuarter: quarterAt('2026-10-24T00:00Z'),
      toQuarter: quarterAt(`${addDays('2026-10-26', 1)}T00:00Z`),
    }
    expect(computeSlots({ ...free, schedule }, visitOf(1), range, asked).map(inUtc)).toEqual([
      '2026-10-24T08:00Z',
      '2026-10-25T09:00Z',
      '2026-10-26T09:00Z',
    ])
  })
})
