import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryDay, arbitrarySchedule } from '../testing/arbitrary-schedule.ts'
import { isOpenMinute } from '../testing/wall-clock.ts'
import { addDays } from './dates.ts'
import {
  scheduleExceptionsMax,
  schedulePatternsMax,
  scheduleTimeOffMax,
  scheduleWindowsMax,
  scheduleWindowsPerDayMax,
} from './limits.ts'
import { instantOfQuarter, overlapsRun, quarterOfInstant } from './quarters.ts'
import {
  checkSchedule,
  computeOpenRuns,
  emptySchedule,
  findStranded,
  resolveWindows,
  type Schedule,
  type TimeOff,
  type WeeklyPattern,
  type Window,
} from './schedule.ts'
import { localDateOf } from './time.ts'

function windowsOf(...texts: string[]): Window[] {
  return texts.map(text => {
    const [startTime = '', endTime = ''] = text.split('-')
    return { startTime, endTime }
  })
}

function pattern(effectiveFrom: string, hours: Partial<WeeklyPattern['hours']>): WeeklyPattern {
  return { effectiveFrom, hours: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [], ...hours } }
}

function timeOff(start: string, end: string): TimeOff {
  const [startDate = '', startTime = ''] = start.split('T')
  const [endDate = '', endTime = ''] = end.split('T')
  return { startDate, startTime, endDate, endTime }
}

const nineToFive = windowsOf('09:00-17:00')
const base: Schedule = {
  timeZone: 'Europe/London',
  weekly: [
    pattern('2026-01-01', { mon: nineToFive, tue: nineToFive }),
    pattern('2026-03-02', { mon: windowsOf('08:00-12:00', '12:00-15:00') }),
  ],
  exceptions: {
    '2026-03-09': windowsOf('10:00-11:00'),
    '2026-03-16': [],
    '2026-03-11': windowsOf('22:00-24:00'),
  },
  timeOff: [],
}

describe('the windows of a date', () => {
  it.each<[string, string, Window[]]>([
    ['before any pattern holds it is closed', '2025-12-29', []],
    ['the weekly hours of its weekday hold', '2026-02-24', nineToFive],
    ['the pattern of the day before still holds', '2026-02-23', nineToFive],
    [
      'a later pattern replaces the earlier one whole, and touching windows are one',
      '2026-03-02',
      windowsOf('08:00-15:00'),
    ],
    ['a weekday that the later pattern leaves out is closed', '2026-03-03', []],
    ['an exception replaces the weekly hours', '2026-03-09', windowsOf('10:00-11:00')],
    ['an empty exception closes the date', '2026-03-16', []],
    ['an exception opens a date that is closed every week', '2026-03-11', windowsOf('22:00-24:00')],
  ])('%s', (_, date, windows) => {
    expect(resolveWindows(base, date)).toEqual(windows)
  })

  it.each<[string, string, TimeOff[], Window[]]>([
    [
      'cuts a hole',
      '2026-02-23',
      [timeOff('2026-02-23T12:00', '2026-02-23T13:30')],
      windowsOf('09:00-12:00', '13:30-17:00'),
    ],
    [
      'cuts the start',
      '2026-02-23',
      [timeOff('2026-02-20T15:00', '2026-02-23T10:00')],
      windowsOf('10:00-17:00'),
    ],
    [
      'cuts the end',
      '2026-02-23',
      [timeOff('2026-02-23T16:45', '2026-02-24T10:00')],
      windowsOf('09:00-16:45'),
    ],
    ['closes the dates between', '2026-02-23', [timeOff('2026-02-20T15:00', '2026-02-24T10:00')], []],
    ['until 24:00 closes its last date', '2026-02-23', [timeOff('2026-02-23T00:00', '2026-02-23T24:00')], []],
    [
      'until 00:00 leaves its last date',
      '2026-02-24',
      [timeOff('2026-02-23T00:00', '2026-02-24T00:00')],
      nineToFive,
    ],
    [
      'beats an exception',
      '2026-03-09',
      [timeOff('2026-03-09T10:15', '2026-03-09T10:30')],
      windowsOf('10:00-10:15', '10:30-11:00'),
    ],
    [
      'may overlap other time off',
      '2026-02-23',
      [timeOff('2026-02-23T09:00', '2026-02-23T12:00'), timeOff('2026-02-23T11:00', '2026-02-23T16:00')],
      windowsOf('16:00-17:00'),
    ],
    [
      'outside the hours changes nothing',
      '2026-02-23',
      [timeOff('2026-02-23T06:00', '2026-02-23T09:00')],
      nineToFive,
    ],
  ])('time off %s', (_, date, timeOff, windows) => {
    expect(resolveWindows({ ...base, timeOff }, date)).toEqual(windows)
  })
})

describe('open time', () => {
  it('is one run across midnight when windows touch there', () => {
    const night: Schedule = {
      ...base,
      exceptions: { '2026-06-01': windowsOf('22:00-24:00'), '2026-06-02': windowsOf('00:00-02:00') },
    }
    const from = quarterOfInstant(Date.parse('2026-06-01T21:00Z'))
    expect(computeOpenRuns(night, '2026-06-01', '2026-06-02')).toEqual([
      { fromQuarter: from, toQuarter: from + 16 },
    ])
  })

  it('holds a quarter exactly when every minute of it is open by time off, exception and weekly pattern, on any clock', () => {
    const scheduleAndDate = arbitraryDay.chain(({ timeZone, date }) =>
      fc.record({ schedule: arbitrarySchedule(timeZone, date), date: fc.constant(date) }),
    )
    fc.assert(
      fc.property(scheduleAndDate, ({ schedule, date }) => {
        const runs = computeOpenRuns(schedule, addDays(date, -1), addDays(date, 1))
        const midnight = quarterOfInstant(Date.parse(date))
        for (let quarter = midnight - 32; quarter < midnight + 96 + 32; quarter++) {
          const at = instantOfQuarter(quarter)
          const day = localDateOf(schedule.timeZone, at)
          if (day < addDays(date, -1) || day > addDays(date, 1)) continue
          const minutes = [0, 7, 14].map(minute => isOpenMinute(schedule, at + minute * 60_000))
          const found = overlapsRun(runs, { fromQuarter: quarter, toQuarter: quarter + 1 })
          expect(minutes, new Date(at).toISOString()).toEqual([found, found, found])
        }
      }),
      { numRuns: 100 },
    )
  })

  it('is never there in an empty schedule', () => {
    expect(computeOpenRuns(emptySchedule('UTC'), '2026-01-01', '2026-12-31')).toEqual([])
    expect(checkSchedule(emptySchedule('UTC'))).toEqual([])
  })
})

describe('stranded appointments', () => {
  const visit = (start: string, quarters: number) => {
    const startQuarter = quarterOfInstant(Date.parse(start))
    return { id: start, startQuarter, endQuarter: startQuarter + quarters }
  }
  it('are those that are not open from their first quarter to their last', () => {
    const inside = [
      visit('2026-02-23T09:00Z', 4),
      visit('2026-02-23T16:00Z', 4),
      visit('2026-03-02T11:45Z', 2),
    ]
    const outside = [
      visit('2026-02-23T08:45Z', 4),
      visit('2026-02-23T16:15Z', 4),
      visit('2026-03-03T10:00Z', 1),
      visit('2026-03-11T23:45Z', 2),
    ]
    expect(findStranded(base, [...inside, ...outside])).toEqual(outside)
  })
})

describe('the check of a schedule', () => {
  const weekly = (...windows: string[]): Schedule => ({
    ...base,
    weekly: [pattern('2026-01-01', { mon: windowsOf(...windows) })],
  })
  const away = (start: string, end: string): Schedule => ({ ...base, timeOff: [timeOff(start, end)] })
  const monday = 'weekly.0.hours.mon'

  it('finds nothing wrong with touching windows, a full day and overlapping time off', () => {
    expect(checkSchedule(base)).toEqual([])
    expect(checkSchedule(weekly('00:00-24:00'))).toEqual([])
    expect(checkSchedule(weekly('09:00-09:15', '09:15-24:00'))).toEqual([])
    const twice = [
      timeOff('2026-01-01T00:00', '2026-01-09T24:00'),
      timeOff('2026-01-05T10:00', '2026-01-05T10:15'),
    ]
    expect(checkSchedule({ ...base, timeOff: twice })).toEqual([])
  })

  it.each<[string, Schedule, string, RegExp]>([
    ['an unknown zone', { ...base, timeZone: 'Mars/Olympus' }, 'timeZone', /zone/],
    ['overlapping windows', weekly('09:00-12:00', '11:45-13:00'), `${monday}.1`, /overlaps/],
    ['a window twice', weekly('09:00-12:00', '09:00-12:00'), `${monday}.1`, /overlaps/],
    ['unsorted windows', weekly('13:00-14:00', '09:00-12:00'), `${monday}.1`, /before the one above/],
    ['a start off the quarter-hour', weekly('09:05-12:00'), `${monday}.0.startTime`, /quarter/],
    ['an end off the quarter-hour', weekly('09:00-12:01'), `${monday}.0.endTime`, /quarter/],
    ['a reversed window', weekly('12:00-09:00'), `${monday}.0`, /end after/],
    ['an empty window', weekly('12:00-12:00'), `${monday}.0`, /end after/],
    ['a window that starts at 24:00', weekly('24:00-24:00'), `${monday}.0`, /end after/],
    [
      'a bad window of an exception',
      { ...base, exceptions: { '2026-05-01': windowsOf('10:00-09:00') } },
      'exceptions.2026-05-01.0',
      /end after/,
    ],
    ['reversed time off', away('2026-01-02T09:00', '2026-01-01T17:00'), 'timeOff.0', /end after/],
    ['empty time off', away('2026-01-02T09:00', '2026-01-02T09:00'), 'timeOff.0', /end after/],
    [
      'time off from one midnight to the same',
      away('2026-01-01T24:00', '2026-01-02T00:00'),
      'timeOff.0',
      /end after/,
    ],
    [
      'time off that starts off the quarter-hour',
      away('2026-01-02T09:10', '2026-01-02T10:00'),
      'timeOff.0.startTime',
      /quarter/,
    ],
    [
      'time off that ends off the quarter-hour',
      away('2026-01-02T09:00', '2026-01-02T09:50'),
      'timeOff.0.endTime',
      /quarter/,
    ],
    [
      'two patterns from one date',
      { ...base, weekly: [pattern('2026-01-01', {}), pattern('2026-01-01', {})] },
      'weekly.1.effectiveFrom',
      /Two/,
    ],
    [
      'unsorted patterns',
      { ...base, weekly: [pattern('2026-02-01', {}), pattern('2026-01-01', {})] },
      'weekly.1.effectiveFrom',
      /before/,
    ],
  ])('names %s by its path, once', (_, schedule, path, problem) => {
    expect(checkSchedule(schedule)).toEqual([{ path, problem: expect.stringMatching(problem) }])
  })

  const quarterHours = (count: number) =>
    Array.from({ length: count }, (_, i) => {
      const at = (quarter: number) =>
        `${String(quarter >> 2).padStart(2, '0')}:${String((quarter & 3) * 15).padStart(2, '0')}`
      return { startTime: at(2 * i), endTime: at(2 * i + 1) }
    })
  const datesFrom = (count: number) => Array.from({ length: count }, (_, i) => addDays('2026-01-01', i))
  const counted: [string, number, string, (count: number) => Schedule][] = [
    [
      'windows on one day',
      scheduleWindowsPerDayMax,
      monday,
      count => ({ ...base, weekly: [pattern('2026-01-01', { mon: quarterHours(count) })] }),
    ],
    [
      'windows in all',
      scheduleWindowsMax,
      '',
      count => ({
        ...base,
        weekly: [],
        exceptions: Object.fromEntries(datesFrom(count).map(date => [date, nineToFive])),
      }),
    ],
    [
      'dates',
      scheduleExceptionsMax,
      'exceptions',
      count => ({ ...base, exceptions: Object.fromEntries(datesFrom(count).map(date => [date, []])) }),
    ],
    [
      'patterns',
      schedulePatternsMax,
      'weekly',
      count => ({ ...base, weekly: datesFrom(count).map(date => pattern(date, {})) }),
    ],
    [
      'times off',
      scheduleTimeOffMax,
      'timeOff',
      count => ({
        ...base,
        timeOff: datesFrom(count).map(date => timeOff(`${date}T00:00`, `${date}T24:00`)),
      }),
    ],
  ]
  it.each(counted)('allows exactly the limit of %s', (_, countMax, path, make) => {
    expect(checkSchedule(make(countMax))).toEqual([])
    expect(checkSchedule(make(countMax + 1))).toEqual([
      { path, problem: expect.stringContaining(String(countMax)) },
    ])
  })

  it('names every problem in the order of the document', () => {
    const schedule: Schedule = {
      timeZone: 'nowhere',
      weekly: [
        pattern('2026-02-01', { sun: windowsOf('09:00-08:00'), mon: windowsOf('09:07-10:00') }),
        pattern('2026-01-01', {}),
      ],
      exceptions: { '2026-03-01': windowsOf('09:00-10:00', '09:30-10:00') },
      timeOff: [timeOff('2026-01-02T00:00', '2026-01-01T00:00')],
    }
    expect(checkSchedule(schedule).map(({ path }) => path)).toEqual([
      'timeZone',
      'weekly.0.hours.mon.0.startTime',
      'weekly.0.hours.sun.0',
      'weekly.1.effectiveFrom',
      'exceptions.2026-03-01.1',
      'timeOff.0',
    ])
  })

  it('stops at 100 problems', () => {
    const windows = Array.from({ length: 500 }, () => ({ startTime: '10:01', endTime: '09:01' }))
    expect(checkSchedule({ ...base, exceptions: { '2026-03-01': windows } })).toHaveLength(100)
  })
})
