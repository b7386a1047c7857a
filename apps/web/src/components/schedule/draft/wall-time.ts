import { quarterMinutes } from '@holdfast/shared/rules/limits'
import type { Window } from '@holdfast/shared/rules/schedule'
import { formatClock } from '#format.ts'
import type { Locale } from '#locale.ts'

/** Wall times are `HH:mm`; as the end of a window `24:00` is the midnight at which its day ends. */

export const minutesPerDay = 24 * 60
const minuteMs = 60_000

/** Minutes since midnight. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** The wall time so many minutes after midnight, 0 to 1440. */
export function timeOfMinutes(minutes: number): string {
  const twoDigits = (value: number) => String(value).padStart(2, '0')
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

/** Which end of a window a time is. */
export type Edge = 'startTime' | 'endTime'

const quarterTimes = Array.from({ length: minutesPerDay / quarterMinutes + 1 }, (_, quarter) =>
  timeOfMinutes(quarter * quarterMinutes),
)

/** Every quarter-hour at which a window can start, or end. */
export const timesOfEdge: Record<Edge, readonly string[]> = {
  startTime: quarterTimes.slice(0, -1),
  endTime: quarterTimes.slice(1),
}

/** "09:15", or "9:15 AM" where clocks count to 12; the end of a day is "midnight". */
export function formatWallTime(locale: Locale, time: string): string {
  return time === '24:00' ? 'midnight' : formatClock({ locale, timeZone: 'UTC' }, minutesOf(time) * minuteMs)
}

/** "09:00–12:30". */
export function formatWindow(locale: Locale, { startTime, endTime }: Window): string {
  return `${formatWallTime(locale, startTime)}–${formatWallTime(locale, endTime)}`
}

/** "09:00–12:30 and 13:00–17:00"; "not available" for none. */
export function formatWindows(locale: Locale, windows: readonly Window[]): string {
  return windows.map(window => formatWindow(locale, window)).join(' and ') || 'not available'
}

/** "7.5 hours", "1 hour". */
export function formatHours(minutes: number): string {
  const hours = minutes / 60
  return `${hours} ${hours === 1 ? 'hour' : 'hours'}`
}
