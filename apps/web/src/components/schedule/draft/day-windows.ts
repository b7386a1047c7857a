import type { Window } from '@holdfast/shared/rules/schedule'
import { type Edge, minutesOf, minutesPerDay, timeOfMinutes } from './wall-time.ts'

/** What can be done to the hours of one day. Times are on quarter-hours; the list keeps the order in which it is shown. */

export const usualHours: Window = { startTime: '09:00', endTime: '17:00' }

const newWindowMinutes = 60

const sameWindow = (a: Window, b: Window | undefined) =>
  a.startTime === b?.startTime && a.endTime === b.endTime

export function sameWindows(a: readonly Window[], b: readonly Window[]): boolean {
  return a.length === b.length && a.every((window, index) => sameWindow(window, b[index]))
}

/** By start. Wall times compare as text. */
export function sortWindows(windows: readonly Window[]): Window[] {
  return windows.toSorted((a, b) => (a.startTime < b.startTime ? -1 : Number(a.startTime > b.startTime)))
}

export function minutesOfWindows(windows: readonly Window[]): number {
  return windows.reduce((sum, { startTime, endTime }) => sum + minutesOf(endTime) - minutesOf(startTime), 0)
}

/** One edge moved. A start that reaches the end pushes it along, as far as midnight, so that the length is kept. */
export function moveEdge(window: Window, edge: Edge, time: string): Window {
  const moved = { ...window, [edge]: time }
  if (edge === 'endTime' || moved.startTime < moved.endTime || window.endTime <= window.startTime)
    return moved
  const endMinutes = minutesOf(time) + minutesOfWindows([window])
  return { ...moved, endTime: timeOfMinutes(Math.min(endMinutes, minutesPerDay)) }
}

/**
 * The hours that "Add hours" adds, and where they go in sorted windows: an hour later than the last ones where the day has room,
 * otherwise the first gap; null when the day is full.
 */
export function nextWindow(windows: readonly Window[]): { index: number; window: Window } | null {
  const last = windows.at(-1)
  if (!last) return { index: 0, window: usualHours }
  const lastEnd = minutesOf(last.endTime)
  const afterLast = Math.min(lastEnd + newWindowMinutes, minutesPerDay - newWindowMinutes)
  if (afterLast >= lastEnd) return { index: windows.length, window: windowFrom(afterLast, minutesPerDay) }
  const starts = windows.map(window => minutesOf(window.startTime))
  const gapStarts = [0, ...windows.map(window => minutesOf(window.endTime))]
  const index = starts.findIndex((start, i) => start > (gapStarts[i] ?? 0))
  const [from = 0, to = 0] = [gapStarts[index], starts[index]]
  return index < 0 ? null : { index, window: windowFrom(from, to) }
}

function windowFrom(startMinutes: number, endMinutesMax: number): Window {
  const endMinutes = Math.min(startMinutes + newWindowMinutes, endMinutesMax)
  return { startTime: timeOfMinutes(startMinutes), endTime: timeOfMinutes(endMinutes) }
}

/**
 * The window at `index` and all that overlap or touch it as the one that they could be; null when it meets none above it, so that
 * of two that meet only the lower one offers to merge.
 */
export function mergedWindow(windows: readonly Window[], index: number): Window | null {
  const window = windows[index]
  if (!window || window.endTime <= window.startTime) return null
  if (!windows.slice(0, index).some(other => meets(window, other))) return null
  const meeting = windows.filter(other => meets(window, other))
  const [startTime = window.startTime] = meeting.map(other => other.startTime).sort()
  const endTime =
    meeting
      .map(other => other.endTime)
      .sort()
      .at(-1) ?? window.endTime
  return { startTime, endTime }
}

/** The list with every window that meets the one at `index` replaced by the merged one, sorted. */
export function mergeAt(windows: readonly Window[], index: number): Window[] {
  const window = windows[index]
  const merged = mergedWindow(windows, index)
  if (!window || !merged) return [...windows]
  return sortWindows([...windows.filter(other => !meets(window, other)), merged])
}

function meets(a: Window, b: Window): boolean {
  return b.startTime < b.endTime && a.startTime <= b.endTime && b.startTime <= a.endTime
}
