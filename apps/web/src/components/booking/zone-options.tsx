'use client'
import { cityOf, formatClock, timeZoneNames } from '#format.ts'
import type { Locale } from '#locale.ts'

/** Every zone by its city, for the list of a field. */
export function ZoneOptions({ locale }: { locale: Locale }) {
  const now = Date.now()
  return timeZoneNames().map(timeZone => (
    <option key={timeZone} value={cityOf(timeZone)}>
      {`${timeZone}, now ${formatClock({ locale, timeZone }, now)}`}
    </option>
  ))
}
