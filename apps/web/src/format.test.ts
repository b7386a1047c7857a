import { describe, expect, test } from 'vitest'
import {
  cityOf,
  findTimeZone,
  formatClock,
  formatDate,
  formatDay,
  formatMonth,
  formatSlotName,
  formatSlotTime,
  formatTime,
  formatTimeRange,
  isNight,
  isRepeatedReading,
  isTimeZoneName,
  localDate,
  localMinute,
  partOfDay,
  type Reader,
  readSameClock,
  weekdayNames,
  zoneAbbreviation,
  zoneName,
} from './format.ts'

const london: Reader = { locale: 'en-GB', timeZone: 'Europe/London' }
const newYork: Reader = { locale: 'en-US', timeZone: 'America/New_York' }
const at = (instant: string) => Date.parse(instant)
const tuesday = at('2026-11-24T09:15:00Z')

describe('dates carry weekday and month name', () => {
  test.each([
    ['en-GB', 'Tuesday 24 November', 'Tue 24 Nov', 'Tuesday 24 November 2026'],
    ['en-US', 'Tuesday, November 24', 'Tue, Nov 24', 'Tuesday, November 24, 2026'],
    ['en-AU', 'Tuesday 24 November', 'Tue 24 Nov', 'Tuesday 24 November 2026'],
  ] as const)('in the order of %s', (locale, long, short, withYear) => {
    expect(formatDate(locale, '2026-11-24')).toBe(long)
    expect(formatDate(locale, '2026-11-24', { length: 'short' })).toBe(short)
    expect(formatDate(locale, '2026-11-24', { year: true })).toBe(withYear)
  })

  test('September has three letters everywhere when short, whatever the engine thinks', () => {
    expect(formatDate('en-AU', '2026-09-01', { length: 'short' })).toBe('Tue 1 Sep')
  })

  test('an instant has the date of the reader’s wall', () => {
    const lateEvening = at('2026-11-24T02:30:00Z')
    expect(localDate('America/New_York', lateEvening)).toBe('2026-11-23')
    expect(localDate('Pacific/Apia', at('2026-11-24T12:00:00Z'))).toBe('2026-11-25')
    expect(formatDay(newYork, lateEvening)).toBe('Monday, November 23')
  })

  test('and the time of day there', () => {
    expect(localMinute('America/New_York', at('2026-11-24T02:30:00Z'))).toBe(21 * 60 + 30)
    expect(localMinute('Asia/Kathmandu', at('2026-11-24T18:15:00Z'))).toBe(0)
  })

  test('a month and the names of its week', () => {
    expect(formatMonth('en-GB', '2026-11')).toBe('November 2026')
    expect(weekdayNames('en-GB', 'short')).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
    expect(weekdayNames('en-US', 'long')[0]).toBe('Sunday')
  })
})

describe('times follow the locale’s clock and name their zone', () => {
  test.each([
    ['en-GB', '2026-11-24T09:15:00Z', '09:15'],
    ['en-GB', '2026-11-24T00:00:00Z', '00:00'],
    ['en-US', '2026-11-24T09:15:00Z', '9:15 AM'],
    ['en-US', '2026-11-24T00:15:00Z', '12:15 AM'],
    ['en-US', '2026-11-24T12:00:00Z', '12:00 PM'],
    ['en-AU', '2026-11-24T21:45:00Z', '9:45 pm'],
  ] as const)('%s writes %s as %s', (locale, instant, text) => {
    expect(formatClock({ locale, timeZone: 'UTC' }, at(instant))).toBe(text)
  })

  test('with the short name of the zone', () => {
    expect(formatTime(london, tuesday)).toBe('09:15 GMT')
    expect(formatTime(newYork, tuesday)).toBe('4:15 AM EST')
    expect(formatTimeRange(london, tuesday, tuesday + 900_000)).toBe('09:15–09:30 GMT')
  })

  test('and in full for those who listen', () => {
    expect(formatSlotName(london, tuesday, tuesday + 900_000)).toBe(
      '09:15 to 09:30, Tuesday 24 November, London time',
    )
    expect(formatSlotName(newYork, tuesday, tuesday + 900_000)).toBe(
      '4:15 AM to 4:30 AM, Tuesday, November 24, New York time, at night in your zone',
    )
  })
})

describe('zones have the names that people use', () => {
  test.each([
    ['Europe/London', '2026-11-24T00:00:00Z', 'GMT'],
    ['Europe/London', '2026-07-24T00:00:00Z', 'BST'],
    ['America/New_York', '2026-11-24T00:00:00Z', 'EST'],
    ['Europe/Paris', '2026-07-24T00:00:00Z', 'CEST'],
    ['Australia/Lord_Howe', '2026-11-24T00:00:00Z', 'LHDT'],
    ['Asia/Kathmandu', '2026-11-24T00:00:00Z', 'GMT+5:45'],
    ['UTC', '2026-11-24T00:00:00Z', 'UTC'],
  ])('%s at %s is %s', (timeZone, instant, name) => {
    expect(zoneAbbreviation({ locale: 'en-GB', timeZone }, at(instant))).toBe(name)
  })

  test('long ones by city', () => {
    expect(zoneName('Europe/London')).toBe('London time')
    expect(zoneName('America/Argentina/Buenos_Aires')).toBe('Buenos Aires time')
    expect(zoneName('Asia/Katmandu')).toBe('Kathmandu time')
    expect(zoneName('Etc/UTC')).toBe('UTC')
    expect(cityOf('America/New_York')).toBe('New York')
  })

  test('two names of one clock are the same clock, and a difference is judged at the instant', () => {
    expect(readSameClock('Asia/Kolkata', 'Asia/Calcutta', tuesday)).toBe(true)
    expect(readSameClock('Europe/London', 'Africa/Abidjan', tuesday)).toBe(true)
    expect(readSameClock('Europe/London', 'Africa/Abidjan', at('2026-07-24T00:00:00Z'))).toBe(false)
  })

  test('a person finds a zone by city, in any case, and nonsense finds none', () => {
    expect(findTimeZone('new york')).toBe('America/New_York')
    expect(findTimeZone(' europe/london ')).toBe('Europe/London')
    expect(findTimeZone('London time')).toBe('Europe/London')
    expect(['Asia/Kathmandu', 'Asia/Katmandu']).toContain(findTimeZone('Kathmandu'))
    expect(findTimeZone('Atlantis')).toBeNull()
    expect(isTimeZoneName('Europe/London')).toBe(true)
    expect(isTimeZoneName('+05:00')).toBe(false)
    expect(isTimeZoneName('../etc/passwd')).toBe(false)
  })
})

describe('a repeated hour tells its passes apart', () => {
  test.each([
    ['Europe/London', '2026-10-25T00:15:00Z', '01:15 BST'],
    ['Europe/London', '2026-10-25T01:15:00Z', '01:15 GMT'],
    ['Europe/London', '2026-10-24T23:45:00Z', '00:45'],
    ['Europe/London', '2026-10-25T02:00:00Z', '02:00'],
    ['America/New_York', '2026-11-01T05:30:00Z', '01:30 EDT'],
    ['America/New_York', '2026-11-01T06:30:00Z', '01:30 EST'],
    ['Australia/Lord_Howe', '2026-04-04T14:45:00Z', '01:45 LHDT'],
    ['Australia/Lord_Howe', '2026-04-04T15:15:00Z', '01:45 LHST'],
    ['Australia/Lord_Howe', '2026-04-04T15:30:00Z', '02:00'],
    ['Europe/London', '2026-03-29T01:15:00Z', '02:15'],
  ])('%s at %s reads %s', (timeZone, instant, text) => {
    expect(formatSlotTime({ locale: 'en-GB', timeZone }, at(instant))).toBe(text)
  })

  test('no ordinary hour is repeated', () => {
    expect(isRepeatedReading('Europe/London', tuesday)).toBe(false)
    expect(isRepeatedReading('Asia/Kathmandu', tuesday)).toBe(false)
  })
})

describe('the day has parts, and a night', () => {
  test.each([
    ['2026-11-24T05:45:00Z', 'Morning', true],
    ['2026-11-24T06:00:00Z', 'Morning', false],
    ['2026-11-24T11:45:00Z', 'Morning', false],
    ['2026-11-24T12:00:00Z', 'Afternoon', false],
    ['2026-11-24T16:45:00Z', 'Afternoon', false],
    ['2026-11-24T17:00:00Z', 'Evening', false],
    ['2026-11-24T19:45:00Z', 'Evening', false],
    ['2026-11-24T20:00:00Z', 'Evening', true],
  ])('%s is in the %s', (instant, part, night) => {
    expect(partOfDay('Europe/London', at(instant))).toBe(part)
    expect(isNight('Europe/London', at(instant))).toBe(night)
  })
})
