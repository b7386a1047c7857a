import type { Window } from '@holdfast/shared/rules/schedule'
import type { Locale } from '#locale.ts'
import { formatWallTime, formatWindow } from './wall-time.ts'

/** What to mend in the hours at `index` of one day; null when they are fine, or only wait to take their order. */
export function rowHint(locale: Locale, windows: readonly Window[], index: number): string | null {
  const window = windows[index]
  if (!window) return null
  if (window.endTime <= window.startTime) {
    return `Choose an end after ${formatWallTime(locale, window.startTime)}.`
  }
  const other = windows
    .slice(0, index)
    .find(({ startTime, endTime }) => startTime < window.endTime && window.startTime < endTime)
  return other ? `These hours overlap ${formatWindow(locale, other)}.` : null
}
