import { quarterMinutes } from '@holdfast/shared/rules/limits'
import { resizeSpan, shiftSpan } from './day-spans.ts'
import { daysPerWeek } from './grid-day.ts'
import type { GridBlock } from './grid-edit.ts'

/** Where a block comes to by an arrow with Alt, which moves it, or with Alt and Shift, which resize it; null for another key. */
export function blockAfterKey(
  block: GridBlock,
  { key, shiftKey }: { key: string; shiftKey: boolean },
): GridBlock | null {
  const minutes = { ArrowUp: -quarterMinutes, ArrowDown: quarterMinutes }[key]
  const days = { ArrowLeft: -1, ArrowRight: 1 }[key]
  if (shiftKey && minutes) return { ...block, ...resizeSpan(block, 'endTime', block.endMinute + minutes) }
  if (shiftKey && days) {
    return { ...block, ...resizeSpan(block, 'startTime', block.startMinute + days * quarterMinutes) }
  }
  if (minutes) return { ...block, ...shiftSpan(block, minutes) }
  if (days) return { ...block, day: Math.min(Math.max(block.day + days, 0), daysPerWeek - 1) }
  return null
}

/** The keys of the grid, as its help lists them. */
export const gridKeys: readonly { keys: string; does: string }[] = [
  { keys: 'Arrows', does: 'Go to the next time or day' },
  { keys: 'Home, End', does: 'First and last day of the week' },
  { keys: 'Page Up, Page Down', does: 'An hour up or down' },
  { keys: 'Ctrl + Home, Ctrl + End', does: 'Start and end of the week' },
  { keys: 'Shift + arrows', does: 'Select several times or days' },
  { keys: 'Enter', does: 'Make what is selected available; on hours, open their form' },
  { keys: 'Delete', does: 'Make what is selected not available' },
  { keys: 'Alt + arrows', does: 'Move the hours by 15 minutes or a day' },
  { keys: 'Alt + Shift + up or down', does: 'Hours end 15 minutes earlier or later' },
  { keys: 'Alt + Shift + left or right', does: 'Hours start 15 minutes earlier or later' },
  { keys: 'Ctrl + Z, Ctrl + Shift + Z', does: 'Undo, redo' },
  { keys: 'Escape', does: 'Leave a drag or a selection as it was' },
  { keys: '?', does: 'This list' },
]
