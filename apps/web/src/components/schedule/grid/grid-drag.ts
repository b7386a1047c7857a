import { weekdayOf } from '@holdfast/shared/rules/dates'
import { formatDate } from '#format.ts'
import type { Locale } from '#locale.ts'
import { weekdayName } from '../draft/schedule-day.ts'
import { formatWindow } from '../draft/wall-time.ts'
import { resizeSpan, shiftSpan, windowOfSpan } from './day-spans.ts'
import type { GridDay } from './grid-day.ts'
import { eraseArea, type GridArea, type GridBlock, paintArea, putBlock, type SetHours } from './grid-edit.ts'
import { type BlockHit, type GridPoint, snapMinute, spanBetween } from './grid-position.ts'

/** What a drag over the grid does. */
export type GridTool = 'add' | 'remove'

/** Where a drag began, and what it took hold of. */
export interface DragStart {
  tool: GridTool
  point: GridPoint
  hit: BlockHit | null
}

/** What a drag would do if it ended now. */
export type DragTarget =
  | { type: 'paint' | 'erase'; area: GridArea }
  | { type: 'put'; from: GridBlock; to: GridBlock }

/** Times snap to quarter-hours, whatever the rows stand for. */
export function targetOfDrag({ tool, point, hit }: DragStart, now: GridPoint): DragTarget {
  if (tool === 'add' && hit) {
    const { block, edge } = hit
    const minutes = snapMinute(now.minute - point.minute)
    const to = edge
      ? { day: block.day, ...resizeSpan(block, edge, edgeMinute(hit) + minutes) }
      : { day: now.day, ...shiftSpan(block, minutes) }
    return { type: 'put', from: block, to }
  }
  const area = {
    firstDay: Math.min(point.day, now.day),
    lastDay: Math.max(point.day, now.day),
    ...spanBetween(point.minute, now.minute),
  }
  return { type: tool === 'remove' ? 'erase' : 'paint', area }
}

const edgeMinute = ({ block, edge }: BlockHit) => (edge === 'startTime' ? block.startMinute : block.endMinute)

/** What the drag covers while it goes on. */
export function areaOfTarget(target: DragTarget): GridArea {
  if (target.type !== 'put') return target.area
  const { day, ...span } = target.to
  return { firstDay: day, lastDay: day, ...span }
}

/** "Mon 09:15–12:30", "Remove Mon–Wed 09:15–12:30". */
export function labelOfTarget(locale: Locale, week: readonly GridDay[], target: DragTarget): string {
  const area = areaOfTarget(target)
  const dayNames = [...new Set([area.firstDay, area.lastDay])].map(index => shortName(locale, week[index]))
  const text = `${dayNames.join('–')} ${formatWindow(locale, windowOfSpan(area))}`
  return target.type === 'erase' ? `Remove ${text}` : text
}

function shortName(locale: Locale, day: GridDay | undefined): string {
  if (!day) return ''
  const isDate = 'date' in day.day
  return isDate
    ? formatDate(locale, day.date, { length: 'short' })
    : weekdayName(weekdayOf(day.date)).slice(0, 3)
}

export function editOfTarget(week: readonly GridDay[], target: DragTarget): SetHours {
  if (target.type === 'put') return putBlock(week, target.from, target.to)
  return target.type === 'paint' ? paintArea(week, target.area) : eraseArea(week, target.area)
}
