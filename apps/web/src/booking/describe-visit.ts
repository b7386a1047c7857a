import {
  cityOf,
  formatDay,
  formatTime,
  formatTimeRange,
  localDate,
  type Reader,
  readSameClock,
  zoneName,
} from '#format.ts'

/** A visit in words, for one reader. */
export interface VisitWords {
  /** "Tuesday 24 November" */
  day: string
  /** "09:15–09:30 GMT" */
  times: string
  /** "London time" */
  zone: string
  /** "Tue 24 Nov, 09:15 GMT" */
  short: string
  /** The same on the provider's clock, where that one reads differently; with the day where it is another. */
  elsewhere: string | null
}

interface Visit {
  /** Epoch milliseconds. */
  startsAt: number
  endsAt: number
  /** The zone of the other clock: the provider's. */
  providerTimeZone: string
}

/** Puts a visit into words; with `year` where it may be of another one. */
export function describeVisit(
  reader: Reader,
  { startsAt, endsAt, providerTimeZone }: Visit,
  { year = false }: { year?: boolean } = {},
): VisitWords {
  const theirs = { ...reader, timeZone: providerTimeZone }
  const same = readSameClock(reader.timeZone, providerTimeZone, startsAt)
  const sameDay = localDate(reader.timeZone, startsAt) === localDate(providerTimeZone, startsAt)
  const theirDay = sameDay ? '' : `${formatDay(theirs, startsAt)}, `
  return {
    day: formatDay(reader, startsAt, { year }),
    times: formatTimeRange(reader, startsAt, endsAt),
    zone: zoneName(reader.timeZone),
    short: `${formatDay(reader, startsAt, { length: 'short' })}, ${formatTime(reader, startsAt)}`,
    elsewhere: same
      ? null
      : `${theirDay}${formatTimeRange(theirs, startsAt, endsAt)} in ${cityOf(providerTimeZone)}`,
  }
}
