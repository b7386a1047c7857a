import { quarterMinutes } from '@holdfast/shared/rules/limits'
import { type Edge, minutesPerDay } from '../draft/wall-time.ts'
import type { DaySpan } from './day-spans.ts'
import { daysPerWeek, type GridDay } from './grid-day.ts'
import type { GridBlock } from './grid-edit.ts'

/** A place in the grid: a column, and minutes since midnight that need be no whole ones. */
export interface GridPoint {
  day: number
  minute: number
}

/** Where the seven days are on the screen, in pixels. */
export interface DaysBox {
  left: number
  top: number
  width: number
  height: number
}

/** The place under a pointer; beside the days it is the nearest one in them. */
export function pointAt({ left, top, width, height }: DaysBox, x: number, y: number): GridPoint {
  const day = Math.floor(((x - left) / width) * daysPerWeek)
  const minute = ((y - top) / height) * minutesPerDay
  return {
    day: Math.min(Math.max(day, 0), daysPerWeek - 1),
    minute: Math.min(Math.max(minute, 0), minutesPerDay),
  }
}

/** The nearest quarter-hour. */
export function snapMinute(minute: number): number {
  return Math.round(minute / quarterMinutes) * quarterMinutes
}

/** Every quarter-hour that two places touch, and those between them. */
export function spanBetween(oneMinute: number, otherMinute: number): DaySpan {
  const first = Math.floor(Math.min(oneMinute, otherMinute) / quarterMinutes)
  const last = Math.ceil(Math.max(oneMinute, otherMinute) / quarterMinutes)
  const startMinute = Math.min(first * quarterMinutes, minutesPerDay - quarterMinutes)
  return { startMinute, endMinute: Math.max(last * quarterMinutes, startMinute + quarterMinutes) }
}

/** What is under a place: a block, by one of its edges or by its middle. */
export interface BlockHit {
  block: GridBlock
  edge: Edge | null
}

/** A block too short for two edges and a middle has its middle only: its form changes the edges. */
export function hitBlock(
  week: readonly GridDay[],
  { day, minute }: GridPoint,
  edgeMinutes: number,
): BlockHit | null {
  const span = week[day]?.spans.find(
    ({ startMinute, endMinute }) => startMinute <= minute && minute < endMinute,
  )
  if (!span) return null
  const hit = (edge: Edge | null) => ({ block: { day, ...span }, edge })
  if (span.endMinute - span.startMinute < 3 * edgeMinutes) return hit(null)
  if (minute < span.startMinute + edgeMinutes) return hit('startTime')
  return hit(minute >= span.endMinute - edgeMinutes ? 'endTime' : null)
}
