import {
  atNight,
  type ClockChange,
  cityOf,
  findClockChange,
  formatDate,
  formatTime,
  isNight,
  isRepeatedReading,
  localDate,
  type Reader,
  readSameClock,
} from '#format.ts'

interface Visit {
  /** Epoch milliseconds. */
  startsAt: number
  endsAt: number
  providerTimeZone: string
}

/** What could be misread about the time of a visit: an hour at night, one that comes twice, clocks that change near it. */
export function visitNotes(reader: Reader, { startsAt, endsAt, providerTimeZone }: Visit): string[] {
  const zones = readSameClock(reader.timeZone, providerTimeZone, startsAt)
    ? [reader.timeZone]
    : [reader.timeZone, providerTimeZone]
  const changes = zones.flatMap(timeZone => {
    const change = findClockChange(timeZone, startsAt)
    return change ? [changeNote({ ...reader, timeZone }, change, startsAt, endsAt)] : []
  })
  return [...(isNight(reader.timeZone, startsAt) ? [`This is ${atNight}.`] : []), ...changes]
}

function changeNote(reader: Reader, change: ClockChange, startsAt: number, endsAt: number): string {
  const { locale, timeZone } = reader
  const way = change.forwardMinutes > 0 ? 'forward' : 'back'
  const side = change.at <= startsAt ? 'before' : change.at < endsAt ? 'during' : 'after'
  const day = formatDate(locale, localDate(timeZone, change.at))
  const note = `Clocks in ${cityOf(timeZone)} go ${way} on ${day}, ${side} this visit.`
  if (!isRepeatedReading(timeZone, startsAt)) return note
  const pass = side === 'before' ? 'second' : 'first'
  return `${note} This time comes twice; the visit is at the ${pass}, ${formatTime(reader, startsAt)}.`
}
