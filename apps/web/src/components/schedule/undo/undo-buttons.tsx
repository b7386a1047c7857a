'use client'
import { useUndo } from './use-undo.ts'

/** One step back and one step forth. A button that has nothing to do stays, so that the focus does. */
export function UndoButtons() {
  const { undo, redo, canUndo, canRedo } = useUndo()
  const buttons = [
    {
      name: 'Undo',
      keys: 'Control+Z',
      act: undo,
      can: canUndo,
      path: 'M6 3 2.5 6.5 6 10M3 6.5h6a4 4 0 0 1 0 8H6.5',
    },
    {
      name: 'Redo',
      keys: 'Control+Shift+Z',
      act: redo,
      can: canRedo,
      path: 'm10 3 3.5 3.5L10 10m3-3.5H7a4 4 0 0 0 0 8h2.5',
    },
  ]
  return (
    <div className="flex">
      {buttons.map(({ name, keys, act, can, path }) => (
        <button
          key={name}
          type="button"
          onClick={act}
          aria-label={name}
          aria-keyshortcuts={keys}
          aria-disabled={!can}
          title={name}
          className="grid size-11 cursor-pointer place-items-center rounded-lg text-brand hover:bg-brand-soft aria-disabled:cursor-default aria-disabled:bg-transparent aria-disabled:text-muted aria-disabled:opacity-50"
        >
          <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4.5">
            <path d={path} fill="none" stroke="currentColor" strokeWidth="1.75" />
          </svg>
        </button>
      ))}
    </div>
  )
}
