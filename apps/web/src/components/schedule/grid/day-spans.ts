import { quarterMinutes } from '@holdfast/shared/rules/limits'
import type { Window } from '@holdfast/shared/rules/schedule'
import { type Edge, minutesOf, minutesPerDay, timeOfMinutes } from '../draft/wall-time.ts'

/** A stretch of one local day, half-open, in minutes since its midnight. Lists of spans are sorted, and none meets another. */
export interface DaySpan {
  startMinute: number
  endMinute: number
}

/** The hours of a day as the grid draws them: what overlaps or touches is one, and what ends before it starts is left out. */
export function spansOfWindows(windows: readonly Window[]): DaySpan[] {
  return joinSpans(
    windows.map(({ startTime, endTime }) => ({
      startMinute: minutesOf(startTime),
      endMinute: minutesOf(endTime),
    })),
  )
}

export function windowOfSpan({ startMinute, endMinute }: DaySpan): Window {
  return { startTime: timeOfMinutes(startMinute), endTime: timeOfMinutes(endMinute) }
}

function joinSpans(spans: readonly DaySpan[]): DaySpan[] {
  const joined: DaySpan[] = []
  for (const span of spans.toSorted((a, b) => a.startMinute - b.startMinute)) {
    if (span.endMinute <= span.startMinute) continue
    const last = joined.at(-1)
    if (last && span.startMinute <= last.endMinute) last.endMinute = Math.max(last.endMinute, span.endMinute)
    else joined.push({ ...span })
  }
  return joined
}

export function paintSpan(spans: readonly DaySpan[], span: DaySpan): DaySpan[] {
  return joinSpans([...spans, span])
}

export function eraseSpan(spans: readonly DaySpan[], { startMinute, endMinute }: DaySpan): DaySpan[] {
  return spans
    .flatMap(span => [
      { ...span, endMinute: Math.min(span.endMinute, startMinute) },
      { ...span, startMinute: Math.max(span.startMinute, endMinute) },
    ])
    .filter(span => span.startMinute < span.endMinute)
}

export function minutesOfSpans(spans: readonly DaySpan[]): number {
  return spans.reduce((sum, { startMinute, endMinute }) => sum + endMinute - startMinute, 0)
}

/** The same length so many minutes later, or earlier; it stops at either midnight. */
export function shiftSpan({ startMinute, endMinute }: DaySpan, minutes: number): DaySpan {
  const shift = Math.min(Math.max(minutes, -startMinute), minutesPerDay - endMinute)
  return { startMinute: startMinute + shift, endMinute: endMinute + shift }
}

/** One edge brought to a minute; it stops at midnight and a quarter-hour before the other edge. */
export function resizeSpan(span: DaySpan, edge: Edge, minute: number): DaySpan {
  if (edge === 'startTime') {
    return { ...span, startMinute: Math.max(0, Math.min(minute, span.endMinute - quarterMinutes)) }
  }
  return { ...span, endMinute: Math.min(minutesPerDay, Math.max(minute, span.startMinute + quarterMinutes)) }
}

/** Whether the two share any time. */
export function spansMeet(a: DaySpan, b: DaySpan): boolean {
  return Math.max(a.startMinute, b.startMinute) < Math.min(a.endMinute, b.endMinute)
}
