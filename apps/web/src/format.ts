import { customsOf, type Locale, locales } from './locale.ts'

/**
 * The only user of `Intl`. Instants are epoch milliseconds, dates `YYYY-MM-DD`, zones IANA names. Texts are put together
 * from parts, so that the server and every browser write the same ones.
 */

/** Who reads: in which English, and on which clock. */
export interface Reader {
  locale: Locale
  timeZone: string
}

export type PartOfDay = 'Morning' | 'Afternoon' | 'Evening'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

const formattersMax = 2000
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known) return known
  if (formatters.size >= formattersMax) formatters.clear()
  const made = new Intl.DateTimeFormat(locale, { calendar: 'gregory', numberingSystem: 'latn', ...options })
  formatters.set(key, made)
  return made
}

interface Reading {
  year: number
  month: number
  day: number
  hour: number
  minute: number
}

/** What calendar and clock on a wall in that zone read. */
function readingOf(timeZone: string, at: number): Reading {
  const parts = formatterOf('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at)
  const numberOf = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find(part => part.type === type)?.value)
  return {
    year: numberOf('year'),
    month: numberOf('month'),
    day: numberOf('day'),
    hour: numberOf('hour'),
    minute: numberOf('minute'),
  }
}

/** Minutes by which the wall is ahead of UTC. */
function offsetMinutesOf(timeZone: string, at: number): number {
  const { year, month, day, hour, minute } = readingOf(timeZone, at)
  return (Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / minuteMs) * minuteMs) / minuteMs
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** The local date of an instant, `YYYY-MM-DD`. */
export function localDate(timeZone: string, at: number): string {
  const { year, month, day } = readingOf(timeZone, at)
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
}

/** What the clock on the wall reads, in minutes since midnight. */
export function localMinute(timeZone: string, at: number): number {
  const { hour, minute } = readingOf(timeZone, at)
  return hour * 60 + minute
}

/** Noon in UTC: a calendar day as an instant, to be read in UTC only. */
const noonOf = (date: string) => Date.parse(`${date}T12:00:00Z`)

type NameLength = 'long' | 'short'

function partOf(
  locale: Locale,
  at: number,
  type: Intl.DateTimeFormatPartTypes,
  options: Intl.DateTimeFormatOptions,
) {
  const parts = formatterOf(locale, options).formatToParts(at)
  return parts.find(part => part.type === type)?.value ?? ''
}

/** A calendar day in words: "Tuesday 24 November", or "Tuesday, November 24" where months come first. */
export function formatDate(
  locale: Locale,
  date: string,
  { length = 'long', year = false }: { length?: NameLength; year?: boolean } = {},
): string {
  const at = noonOf(date)
  const weekday = partOf(locale, at, 'weekday', { timeZone: 'UTC', weekday: length })
  // Some Englishes have months of four letters ("Sept") in some versions of the data, and of three in others.
  const monthName = partOf('en-GB', at, 'month', { timeZone: 'UTC', month: 'long' })
  const month = length === 'long' ? monthName : monthName.slice(0, 3)
  const day = Number(date.slice(8))
  if (!customsOf(locale).monthFirst) return `${weekday} ${day} ${month}${year ? ` ${date.slice(0, 4)}` : ''}`
  return `${weekday}, ${month} ${day}${year ? `, ${date.slice(0, 4)}` : ''}`
}

/** The local day of an instant in words. */
export function formatDay(
  reader: Reader,
  at: number,
  options?: { length?: NameLength; year?: boolean },
): string {
  return formatDate(reader.locale, localDate(reader.timeZone, at), options)
}

/** "November 2026", of a date or a month `YYYY-MM`. */
export function formatMonth(locale: Locale, month: string): string {
  const name = partOf(locale, noonOf(`${month.slice(0, 7)}-01`), 'month', { timeZone: 'UTC', month: 'long' })
  return `${name} ${month.slice(0, 4)}`
}

/** The seven names of a week as this reader's calendars begin it. */
export function weekdayNames(locale: Locale, length: NameLength): string[] {
  const firstAt = Date.UTC(2026, 10, customsOf(locale).weekStartsOn === 'mon' ? 23 : 22, 12)
  return Array.from({ length: 7 }, (_, index) =>
    partOf(locale, firstAt + index * dayMs, 'weekday', { timeZone: 'UTC', weekday: length }),
  )
}

/** "09:15", or "9:15 AM" where clocks count to 12; without the zone, which the caller writes beside it. */
export function formatClock(reader: Reader, at: number): string {
  const { hour, minute } = readingOf(reader.timeZone, at)
  const { halves } = customsOf(reader.locale)
  if (!halves) return `${twoDigits(hour)}:${twoDigits(minute)}`
  return `${hour % 12 || 12}:${twoDigits(minute)} ${halves[hour < 12 ? 0 : 1]}`
}

/** "09:15 GMT". */
export function formatTime(reader: Reader, at: number): string {
  return `${formatClock(reader, at)} ${zoneAbbreviation(reader, at)}`
}

/** The time of a slot in a list that has the zone in its heading: the zone is said only where it tells a repeated hour apart. */
export function formatSlotTime(reader: Reader, at: number): string {
  return isRepeatedReading(reader.timeZone, at) ? formatTime(reader, at) : formatClock(reader, at)
}

/** "09:15–09:30 GMT"; both zones where the clocks change in between. */
export function formatTimeRange(reader: Reader, startsAt: number, endsAt: number): string {
  const changes = zoneAbbreviation(reader, startsAt) !== zoneAbbreviation(reader, endsAt)
  const start = changes ? formatTime(reader, startsAt) : formatClock(reader, startsAt)
  return `${start}–${formatTime(reader, endsAt)}`
}

/** A slot in full, as a screen reader says it: "09:15 to 09:30, Tuesday 24 November, London time". */
export function formatSlotName(reader: Reader, startsAt: number, endsAt: number): string {
  const times = `${formatSlotTime(reader, startsAt)} to ${formatSlotTime(reader, endsAt)}`
  const night = isNight(reader.timeZone, startsAt) ? `, ${atNight}` : ''
  return `${times}, ${formatDay(reader, startsAt)}, ${zoneName(reader.timeZone)}${night}`
}

/** The short name that people in that zone use ("GMT", "EST"), or the offset ("GMT+5:45") where English has none. */
export function zoneAbbreviation(reader: Reader, at: number): string {
  const nameIn = (locale: string) => {
    const parts = formatterOf(locale, { timeZone: reader.timeZone, timeZoneName: 'short' }).formatToParts(at)
    return parts.find(part => part.type === 'timeZoneName')?.value ?? ''
  }
  // Each English knows the names of its own parts of the world.
  const names = [reader.locale, ...locales].map(nameIn)
  return names.find(name => /^[A-Z]{2,5}$/.test(name)) ?? nameIn(reader.locale)
}

/** Cities whose zone still has an older name in browsers. */
const renamedCities: Record<string, string> = {
  'Asia/Calcutta': 'Kolkata',
  'Asia/Katmandu': 'Kathmandu',
  'Asia/Rangoon': 'Yangon',
  'Asia/Saigon': 'Ho Chi Minh City',
  'Asia/Ho_Chi_Minh': 'Ho Chi Minh City',
  'America/Godthab': 'Nuuk',
  'Atlantic/Faeroe': 'Faroe Islands',
  'Atlantic/Faroe': 'Faroe Islands',
  'Australia/Lord_Howe': 'Lord Howe Island',
  'Europe/Kiev': 'Kyiv',
}

/** "New York" of `America/New_York`. */
export function cityOf(timeZone: string): string {
  return renamedCities[timeZone] ?? timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}

/** "London time"; "UTC" where the zone is no city's. */
export function zoneName(timeZone: string): string {
  return /^(?:Etc\/|UTC$|GMT$)/.test(timeZone) ? cityOf(timeZone) : `${cityOf(timeZone)} time`
}

/** Whether two zones' walls read the same at that instant. */
export function readSameClock(oneZone: string, otherZone: string, at: number): boolean {
  return oneZone === otherZone || offsetMinutesOf(oneZone, at) === offsetMinutesOf(otherZone, at)
}

export interface ClockChange {
  at: number
  /** By how much the wall jumps; negative where it goes back. */
  forwardMinutes: number
}

/** The change of a zone's clocks within a day of an instant, if there is one. */
export function findClockChange(timeZone: string, at: number): ClockChange | null {
  let [before, after] = [Math.floor((at - dayMs) / minuteMs), Math.floor((at + dayMs) / minuteMs)]
  const offsetAt = (minute: number) => offsetMinutesOf(timeZone, minute * minuteMs)
  const offsetBefore = offsetAt(before)
  const forwardMinutes = offsetAt(after) - offsetBefore
  if (forwardMinutes === 0) return null
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetAt(middle) === offsetBefore) before = middle
    else after = middle
  }
  return { at: after * minuteMs, forwardMinutes }
}

/** Whether this wall reading comes twice, as in the hour after the clocks went back. */
export function isRepeatedReading(timeZone: string, at: number): boolean {
  const before = offsetMinutesOf(timeZone, at - dayMs / 4)
  const after = offsetMinutesOf(timeZone, at + dayMs / 4)
  const shiftMs = (before - after) * minuteMs
  if (shiftMs <= 0) return false
  const offset = offsetMinutesOf(timeZone, at)
  return (
    (offset === before && offsetMinutesOf(timeZone, at + shiftMs) === after) ||
    (offset === after && offsetMinutesOf(timeZone, at - shiftMs) === before)
  )
}

export const atNight = 'at night in your zone'

/** Between 20:00 and 06:00. */
export function isNight(timeZone: string, at: number): boolean {
  const { hour } = readingOf(timeZone, at)
  return hour < 6 || hour >= 20
}

export function partOfDay(timeZone: string, at: number): PartOfDay {
  const { hour } = readingOf(timeZone, at)
  if (hour < 12) return 'Morning'
  return hour < 17 ? 'Afternoon' : 'Evening'
}

/** Whether this process can read clocks in that zone. */
export function isTimeZoneName(name: string): boolean {
  if (name.length > 64 || !/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The zone that the browser lives in. */
export function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Every zone that can be chosen, by city. */
export function timeZoneNames(): string[] {
  return [...Intl.supportedValuesOf('timeZone')].sort((a, b) => cityOf(a).localeCompare(cityOf(b), 'en'))
}

/** The zone that a person means by `Europe/London`, "london" or "London time"; null when there is none. */
export function findTimeZone(text: string): string | null {
  const wanted = text.trim().toLowerCase()
  const names = timeZoneNames()
  const exact = names.find(name => name.toLowerCase() === wanted)
  if (exact) return exact
  const byCity = names.find(name =>
    [cityOf(name), zoneName(name)].some(city => city.toLowerCase() === wanted),
  )
  return byCity ?? (isTimeZoneName(text.trim()) ? text.trim() : null)
}
