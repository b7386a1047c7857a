import { describe, expect, it } from 'vitest'
import { clockChanges } from '../testing/clock-changes.ts'
import { changeDatesOf, oddZones, readWallClock } from '../testing/wall-clock.ts'
import { datesFrom } from './dates.ts'
import { quartersPerDay } from './limits.ts'
import { instantOfQuarter, overlapsRun, quarterOfInstant, type Run } from './quarters.ts'
import { isTimeZone, localDateOf, localRuns, quarterRangeOf } from './time.ts'

const wholeDay = { startTime: '00:00', endTime: '24:00' }

function inUtc({ fromQuarter, toQuarter }: Run): string {
  const text = (quarter: number) => `${new Date(instantOfQuarter(quarter)).toISOString().slice(0, 16)}Z`
  return `${text(fromQuarter)}/${text(toQuarter)}`
}

describe.each(clockChanges)('the wall clock of $timeZone', ({ timeZone, days }) => {
  it.each(days)('on %s reads %s at the instants written by hand', (date, window, ...stretches) => {
    const [startTime = '', endTime = ''] = window.split('-')
    expect(localRuns(timeZone, date, [{ startTime, endTime }]).map(inUtc)).toEqual(stretches)
  })

  it('shows a date for exactly as long as the whole day lasts', () => {
    for (const date of new Set(days.map(([date]) => date))) {
      const range = quarterRangeOf(timeZone, date, date)
      const day = localRuns(timeZone, date, [wholeDay])
      expect(day).toEqual(range.fromQuarter === range.toQuarter ? [] : [range])
    }
  })
})

describe('the dates of a zone', () => {
  it('put a skipped date as an empty run between its neighbours', () => {
    expect(inUtc(quarterRangeOf('Pacific/Apia', '2011-12-30', '2011-12-30'))).toBe(
      '2011-12-30T10:00Z/2011-12-30T10:00Z',
    )
    expect(inUtc(quarterRangeOf('Pacific/Apia', '2011-12-29', '2011-12-31'))).toBe(
      '2011-12-29T10:00Z/2011-12-31T10:00Z',
    )
  })

  it.each([
    ['America/New_York', '2026-03-08T04:59:59.999Z', '2026-03-07'],
    ['America/New_York', '2026-03-08T05:00:00.000Z', '2026-03-08'],
    ['Asia/Kathmandu', '2026-03-07T18:14:59.999Z', '2026-03-07'],
    ['Asia/Kathmandu', '2026-03-07T18:15:00.000Z', '2026-03-08'],
    ['America/Santiago', '2026-04-05T03:30:00.000Z', '2026-04-04'],
    ['Asia/Beirut', '2026-03-28T22:00:00.000Z', '2026-03-29'],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31'],
  ])('in %s at %s it is %s', (timeZone, instant, date) => {
    expect(localDateOf(timeZone, Date.parse(instant))).toBe(date)
  })

  it('follow one another without gap or overlap for two years in every odd zone', () => {
    for (const timeZone of oddZones) {
      let end = quarterRangeOf(timeZone, '2025-12-31', '2025-12-31').toQuarter
      for (const date of datesFrom('2026-01-01', '2027-12-31')) {
        const { fromQuarter, toQuarter } = quarterRangeOf(timeZone, date, date)
        expect(fromQuarter, `${timeZone} ${date}`).toBe(end)
        expect(localDateOf(timeZone, instantOfQuarter(fromQuarter))).toBe(date)
        end = toQuarter
      }
    }
  })

  it('are found in the far past, when offsets had minutes and seconds, and in the far future', () => {
    for (const date of ['0000-01-01', '0099-06-01', '1850-01-01', '1969-12-31', '9999-12-31']) {
      const { fromQuarter, toQuarter } = quarterRangeOf('Asia/Manila', date, date)
      expect(toQuarter - fromQuarter).toBe(quartersPerDay)
      expect(localDateOf('Asia/Manila', instantOfQuarter(fromQuarter))).toBe(date)
    }
  })
})

describe('windows on clock-change days', () => {
  const windows = [
    { startTime: '00:00', endTime: '00:45' },
    { startTime: '01:15', endTime: '02:15' },
    { startTime: '02:30', endTime: '03:00' },
    { startTime: '23:15', endTime: '24:00' },
  ]
  it.each(oddZones)('of %s hold a quarter exactly when its wall reading is in one', timeZone => {
    for (const date of [...changeDatesOf(timeZone), '2026-01-01', '2026-07-01']) {
      const runs = localRuns(timeZone, date, windows)
      const noon = quarterOfInstant(Date.parse(`${date}T12:00:00Z`))
      for (let quarter = noon - 120; quarter < noon + 120; quarter++) {
        const reading = readWallClock(timeZone, instantOfQuarter(quarter))
        const inside =
          reading.date === date &&
          windows.some(({ startTime, endTime }) => startTime <= reading.time && reading.time < endTime)
        const found = overlapsRun(runs, { fromQuarter: quarter, toQuarter: quarter + 1 })
        expect(found, `${date} ${reading.date} ${reading.time}`).toBe(inside)
      }
    }
  })
})

describe('the name of a zone', () => {
  it.each(oddZones)('%s is one', timeZone => {
    expect(isTimeZone(timeZone)).toBe(true)
  })

  it.each(['', 'local', 'system', '+02:00', '-0500', 'Mars/Olympus', 'America/New_York ', 'America'])(
    '%j is none',
    name => {
      expect(isTimeZone(name)).toBe(false)
      expect(() => localDateOf(name, 0)).toThrow(RangeError)
    },
  )

  it('stays known when more names were asked for than are remembered', () => {
    const spellings = Array.from({ length: 600 }, (_, i) => {
      let bits = i
      return 'america/new_york'.replace(/[a-z]/g, letter => {
        const isUpper = bits % 2 === 1
        bits >>= 1
        return isUpper ? letter.toUpperCase() : letter
      })
    })
    expect(new Set(spellings).size).toBe(600)
    for (const spelling of spellings) localDateOf(spelling, 0)
    expect(localDateOf('America/New_York', 0)).toBe('1969-12-31')
  })
})
