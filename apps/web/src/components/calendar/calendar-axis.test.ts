import { instantOfQuarter, type Run } from '@holdfast/shared/rules/quarters'
import { quarterRangeOf } from '@holdfast/shared/rules/time'
import { describe, expect, it } from 'vitest'
import { formatClock } from '#format.ts'
import {
  computeAxis,
  findShownHours,
  findSkippedRows,
  placeRun,
  quartersOfRows,
  readDayClock,
  timeOfQuarter,
} from './calendar-axis.ts'
import { weekOf } from './calendar-search.ts'

const wholeDay = { fromQuarter: 0, toQuarter: 96 }
const at = (text: string) => Date.parse(text) / 900_000

function openWeek(timeZone: string, date: string, shown: Run = wholeDay) {
  const dates = weekOf(date, 'mon')
  const clocks = dates.map(day => readDayClock(timeZone, day))
  const axis = computeAxis(clocks, shown)
  const columns = new Map(dates.map((day, i) => [day, quartersOfRows(axis, clocks[i] ?? [])]))
  return { dates, clocks, axis, columnOf: (day: string) => columns.get(day) ?? [] }
}

const changes = [
  { name: 'an ordinary week', timeZone: 'Europe/London', date: '2026-11-24', rows: 96 },
  { name: 'a spring week in London', timeZone: 'Europe/London', date: '2026-03-29', rows: 96 },
  { name: 'an autumn week in London', timeZone: 'Europe/London', date: '2026-10-25', rows: 100 },
  {
    name: 'half an hour in spring on Lord Howe',
    timeZone: 'Australia/Lord_Howe',
    date: '2026-10-04',
    rows: 96,
  },
  {
    name: 'half an hour in autumn on Lord Howe',
    timeZone: 'Australia/Lord_Howe',
    date: '2026-04-05',
    rows: 98,
  },
  { name: 'a day without a midnight in Beirut', timeZone: 'Asia/Beirut', date: '2026-03-29', rows: 96 },
  { name: 'two midnights in Havana', timeZone: 'America/Havana', date: '2026-11-01', rows: 100 },
]

describe.each(changes)('$name', ({ timeZone, date, rows }) => {
  const { dates, axis, columnOf } = openWeek(timeZone, date)

  it('has every quarter of every day once, in order, at the row that reads as its clock', () => {
    expect(axis).toHaveLength(rows)
    for (const day of dates) {
      const column = columnOf(day)
      const { fromQuarter, toQuarter } = quarterRangeOf(timeZone, day, day)
      const shown = column.filter(quarter => quarter !== null)
      expect(shown).toEqual(Array.from({ length: toQuarter - fromQuarter }, (_, i) => fromQuarter + i))
      for (const [row, quarter] of column.entries()) {
        if (quarter === null) continue
        const reading = formatClock({ locale: 'en-GB', timeZone }, instantOfQuarter(quarter))
        expect(reading).toBe(timeOfQuarter(axis[row]?.wallQuarter ?? -1))
      }
    }
  })

  it('neither loses nor overlaps visits that follow each other', () => {
    for (const day of dates) {
      const { fromQuarter, toQuarter } = quarterRangeOf(timeZone, day, day)
      for (const length of [1, 2, 3, 8]) {
        let lastRow = 0
        for (let quarter = fromQuarter; quarter < toQuarter; quarter += length) {
          const place = placeRun(columnOf(day), { fromQuarter: quarter, toQuarter: quarter + length })
          expect(place).not.toBeNull()
          expect(place?.fromRow).toBeGreaterThanOrEqual(lastRow)
          expect(place?.toRow).toBeGreaterThan(place?.fromRow ?? 0)
          lastRow = place?.toRow ?? 0
        }
      }
    }
  })
})

it('a repeated hour has its second rows after its first, and only its own date is there twice', () => {
  const { axis, columnOf } = openWeek('Europe/London', '2026-10-25')
  expect(
    axis.slice(4, 12).map(({ wallQuarter, repeated }) => `${timeOfQuarter(wallQuarter)} ${repeated}`),
  ).toEqual([
    '01:00 false',
    '01:15 false',
    '01:30 false',
    '01:45 false',
    '01:00 true',
    '01:15 true',
    '01:30 true',
    '01:45 true',
  ])
  expect(
    placeRun(columnOf('2026-10-25'), {
      fromQuarter: at('2026-10-25T00:00Z'),
      toQuarter: at('2026-10-25T01:00Z'),
    }),
  ).toEqual({ fromRow: 4, toRow: 8 })
  expect(
    placeRun(columnOf('2026-10-25'), {
      fromQuarter: at('2026-10-25T01:00Z'),
      toQuarter: at('2026-10-25T02:00Z'),
    }),
  ).toEqual({ fromRow: 8, toRow: 12 })
  expect(columnOf('2026-10-24').slice(8, 12)).toEqual([null, null, null, null])
  expect(findSkippedRows(axis, columnOf('2026-10-24'))).toBeNull()
})

it('a skipped hour is named as such', () => {
  const { axis, columnOf } = openWeek('Europe/London', '2026-03-29')
  expect(findSkippedRows(axis, columnOf('2026-03-29'))).toEqual({ fromRow: 4, toRow: 8 })
  expect(findSkippedRows(axis, columnOf('2026-03-28'))).toBeNull()
})

it('a visit across midnight is at the end of one column and at the start of the next', () => {
  const { columnOf } = openWeek('Europe/London', '2026-11-24')
  const visit = { fromQuarter: at('2026-11-24T23:30Z'), toQuarter: at('2026-11-25T00:30Z') }
  expect(placeRun(columnOf('2026-11-24'), visit)).toEqual({ fromRow: 94, toRow: 96 })
  expect(placeRun(columnOf('2026-11-25'), visit)).toEqual({ fromRow: 0, toRow: 2 })
  expect(placeRun(columnOf('2026-11-26'), visit)).toBeNull()
})

describe('the hours that are shown', () => {
  const { clocks } = openWeek('Europe/London', '2026-11-24')

  it('are whole ones around all that there is', () => {
    const runs = [
      { fromQuarter: at('2026-11-24T09:15Z'), toQuarter: at('2026-11-24T12:00Z') },
      { fromQuarter: at('2026-11-26T17:30Z'), toQuarter: at('2026-11-26T18:15Z') },
    ]
    expect(findShownHours(clocks, runs)).toEqual({ fromQuarter: 36, toQuarter: 76 })
  })

  it('are a working day where there is nothing', () => {
    expect(findShownHours(clocks, [])).toEqual({ fromQuarter: 32, toQuarter: 72 })
  })

  it('reach to midnight', () => {
    const runs = [{ fromQuarter: at('2026-11-24T23:45Z'), toQuarter: at('2026-11-25T00:15Z') }]
    expect(findShownHours(clocks, runs)).toEqual({ fromQuarter: 0, toQuarter: 96 })
  })
})
