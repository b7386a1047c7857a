import { quarterMinutes, quartersPerDay } from './limits.ts'
import { normalizeRuns, type Run } from './quarters.ts'
import type { Window } from './schedule.ts'

/**
 * A run of what wall clocks read, wherever they hang: whole days since 1970-01-01, times 96, and the quarters of the day. What
 * touches at midnight is one. Time off, exceptions and weekly hours are settled in these; `time.ts` says when a clock reads them.
 */
export type WallRun = Run

/** Minutes since midnight of a wall time `HH:mm`. */
export function minuteOf(time: string): number {
  const digit = (place: number) => time.charCodeAt(place) - 48
  return (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4)
}

/** What a clock reads at a wall time, on a quarter-hour, of a day since 1970-01-01; at `24:00` what it reads when the next one begins. */
export function wallQuarterOf(day: number, time: string): number {
  return day * quartersPerDay + minuteOf(time) / quarterMinutes
}

/** The wall time so many quarters after midnight, 0 to 96. */
export function timeOfQuarter(quarter: number): string {
  const minutes = quarter * quarterMinutes
  const twoDigits = (value: number) => String(value).padStart(2, '0')
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

/** Windows, in any order, of a day since 1970-01-01. */
export function wallRunsOf(day: number, windows: readonly Window[]): WallRun[] {
  return normalizeRuns(
    windows.map(({ startTime, endTime }) => ({
      fromQuarter: wallQuarterOf(day, startTime),
      toQuarter: wallQuarterOf(day, endTime),
    })),
  )
}
