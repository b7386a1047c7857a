import { dateOf } from './dates.ts'
import { quartersPerDay } from './limits.ts'
import { instantOfQuarter } from './quarters.ts'

const timesOfDay = Array.from({ length: quartersPerDay }, (_, quarter) =>
  new Date(instantOfQuarter(quarter)).toISOString().slice('1970-01-01'.length),
)

/** The first instant of a quarter as `Date` writes it, ISO-8601 in UTC: of a date that is known and one of the 96 times of a day. */
export function instantTextOf(quarter: number): string {
  const day = Math.floor(quarter / quartersPerDay)
  return `${dateOf(day)}${timesOfDay[quarter - day * quartersPerDay]}`
}
