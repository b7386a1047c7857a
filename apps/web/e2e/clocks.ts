import { Temporal } from 'temporal-polyfill'

const onLondonsClock = (date: string, time: string) =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime('Europe/London')

/** The instant at which London's clock shows a time, in ISO 8601. */
export const instantInLondon = (date: string, time: string) =>
  new Date(onLondonsClock(date, time).epochMilliseconds).toISOString()

/** How London's clock is called in the middle of a day: BST in summer. */
export const londonClockOn = (date: string) =>
  onLondonsClock(date, '12:00').offsetNanoseconds === 0 ? 'GMT' : 'BST'

/** The next two changes of a zone's clocks: one forward, one back. */
export function nextChanges(zone: string): Temporal.ZonedDateTime[] {
  const first = Temporal.Now.zonedDateTimeISO(zone).add({ days: 3 }).getTimeZoneTransition('next')
  const second = first?.getTimeZoneTransition('next')
  if (!first || !second) throw new Error(`The clocks of ${zone} change no more.`)
  return [first, second]
}

/** Whether a change skips an hour. */
export const goesForward = (change: Temporal.ZonedDateTime) =>
  change.subtract({ minutes: 1 }).offsetNanoseconds < change.offsetNanoseconds
