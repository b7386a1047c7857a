'use client'
import type { Schedule } from '@holdfast/shared/rules/schedule'
import { describeChanges } from '../draft/schedule-changes.ts'
import { summarizeChanges } from '../draft/summarize-changes.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'

interface Undoing {
  /** Each takes one step and says what it was; nothing where there is none. */
  undo: () => void
  redo: () => void
  canUndo: boolean
  canRedo: boolean
}

/** The steps of the draft, back and forth. */
export function useUndo(): Undoing {
  const { locale, draft, dispatch, announce } = useScheduleEditor()
  const [before, after] = [draft.past.at(-1), draft.future.at(-1)]

  function go(type: 'undo' | 'redo', step: { from: Schedule; to: Schedule }) {
    dispatch({ type })
    const words = summarizeChanges(describeChanges(locale, step.from, step.to))
    const done = type === 'undo' ? 'Undone' : 'Done again'
    announce(words ? `${done}: ${words}.` : `${done}.`)
  }

  return {
    undo: () => before && go('undo', { from: before, to: draft.schedule }),
    redo: () => after && go('redo', { from: draft.schedule, to: after }),
    canUndo: before !== undefined,
    canRedo: after !== undefined,
  }
}
