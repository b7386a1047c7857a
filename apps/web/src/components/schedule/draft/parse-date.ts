import { addDays, dateOf, dayOf, type Weekday, weekdayOf, weekdays } from '@holdfast/shared/rules/dates'
import { customsOf, type Locale } from '#locale.ts'

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** The 29th of February comes again after at most so many years. */
const leapYearsMax = 8

interface Written {
  day: number
  month: number
  /** Null where none was written. */
  year: number | null
}

/**
 * The date `YYYY-MM-DD` that a person means, or null when it is none: `27 Nov`, `Fri 27 Nov 2026`, `27/11` (or `11/27` where months
 * come first), `2026-11-27`, `friday`, `tomorrow`. Without a year it is the next such date, today included.
 */
export function parseDate(
  text: string,
  { locale, todayDate }: { locale: Locale; todayDate: string },
): string | null {
  const clean = text.trim().toLowerCase()
  if (!/^[\w\s.,/-]+$/.test(clean)) return null
  const words = clean
    .split(/[\s.,/-]+/)
    .map(word => word.replace(/^(\d+)(?:st|nd|rd|th)$/, '$1'))
    .filter(word => word && word !== 'of')
  if (words.length === 1 && words[0] === 'today') return todayDate
  if (words.length === 1 && words[0] === 'tomorrow') return addDays(todayDate, 1)
  const weekday = weekdays[indexOfName(weekdayNames, words[0])]
  const rest = weekday ? words.slice(1) : words
  if (weekday && rest.length === 0) return nextWeekday(todayDate, weekday)
  const written = readParts(rest, locale)
  const date = written && nextDate(written, todayDate)
  return date && (!weekday || weekdayOf(date) === weekday) ? date : null
}

/** Where the name stands that begins so; at least three letters tell them apart. */
function indexOfName(names: readonly string[], word = ''): number {
  return word.length < 3 ? -1 : names.findIndex(name => name.startsWith(word))
}

function nextWeekday(fromDate: string, weekday: Weekday): string {
  let date = fromDate
  while (weekdayOf(date) !== weekday) date = addDays(date, 1)
  return date
}

function readParts(words: readonly string[], locale: Locale): Written | null {
  const named = words.findIndex(word => indexOfName(monthNames, word) >= 0)
  const numbers = words.filter((_, index) => index !== named)
  if (numbers.some(word => !/^\d{1,4}$/.test(word))) return null
  if (named >= 0) return written(numbers, named > 1 ? null : indexOfName(monthNames, words[named]) + 1)
  const [first = '', second = '', third] = numbers
  if (first.length === 4 && third) return written([third, first], Number(second))
  const monthFirst = customsOf(locale).monthFirst
  const [day, month] = monthFirst ? [second, first] : [first, second]
  return numbers.length > 3 || !second ? null : written(third ? [day, third] : [day], Number(month))
}

function written(numbers: readonly string[], month: number | null): Written | null {
  const [day, year] = numbers
  if (!day || day.length > 2 || month === null || numbers.length > 2) return null
  if (year === undefined) return { day: Number(day), month, year: null }
  if (year.length !== 2 && year.length !== 4) return null
  return { day: Number(day), month, year: year.length === 2 ? 2000 + Number(year) : Number(year) }
}

function nextDate({ day, month, year }: Written, todayDate: string): string | null {
  if (year !== null) return existingDate(year, month, day)
  const thisYear = Number(todayDate.slice(0, 4))
  for (let years = 0; years <= leapYearsMax; years++) {
    const date = existingDate(thisYear + years, month, day)
    if (date && date >= todayDate) return date
  }
  return null
}

/** Null for the 30th of February and the like. */
function existingDate(year: number, month: number, day: number): string | null {
  const digits = (value: number, length: number) => String(value).padStart(length, '0')
  const date = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`
  const days = dayOf(date)
  return Number.isFinite(days) && dateOf(days) === date ? date : null
}
