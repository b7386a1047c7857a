import type { Window } from '@holdfast/shared/rules/schedule'
import { mergeAt, moveEdge, nextWindow, sortWindows } from './day-windows.ts'
import type { Edge } from './wall-time.ts'

/** One thing that a person does to the hours of one day. */
export type WindowsEdit =
  | { type: 'addWindow' }
  | { type: 'moveEdge'; index: number; edge: Edge; time: string }
  | { type: 'removeWindow'; index: number }
  | { type: 'mergeWindows'; index: number }
  /** The day is left: its hours, which stay where they are while being edited, take their order. */
  | { type: 'settleDay' }

/** The hours after one edit. A full day gets no more. */
export function editWindows(windows: readonly Window[], edit: WindowsEdit): readonly Window[] {
  switch (edit.type) {
    case 'addWindow': {
      const sorted = sortWindows(windows)
      const next = nextWindow(sorted)
      return next ? sorted.toSpliced(next.index, 0, next.window) : windows
    }
    case 'moveEdge': {
      const window = windows[edit.index]
      return window ? windows.with(edit.index, moveEdge(window, edit.edge, edit.time)) : windows
    }
    case 'removeWindow':
      return windows.toSpliced(edit.index, 1)
    case 'mergeWindows':
      return mergeAt(windows, edit.index)
    case 'settleDay':
      return sortWindows(windows)
  }
}
