'use client'
import { ChangeList } from './change-list.tsx'
import { AffectedNote } from './review/affected-note.tsx'
import { UndoButtons } from './undo/undo-buttons.tsx'
import type { Preview } from './use-preview.ts'

export function countChanges(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`
}

interface DraftBarProps {
  changes: readonly string[]
  preview: Preview
  /** Whether the changes are gone because somebody discarded them. */
  discarded: boolean
  onReview: () => void
  onDiscard: () => void
  onBringBack: () => void
}

/** How many changes wait, what they are and do, and what can be done with them; after a discard, the way back. */
export function DraftBar({ changes, preview, discarded, onReview, onDiscard, onBringBack }: DraftBarProps) {
  if (changes.length === 0) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <p role="status" className="flex flex-wrap items-center gap-x-4">
          {discarded ? 'Draft discarded.' : 'Nothing to publish: clients see these hours.'}
          {discarded && (
            <button type="button" onClick={onBringBack} className="link min-h-11 cursor-pointer">
              Bring it back
            </button>
          )}
        </p>
        {!discarded && <UndoButtons />}
      </div>
    )
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="min-w-0">
        <details>
          <summary className="min-h-9 cursor-pointer content-center font-semibold">
            {countChanges(changes.length)}, not published yet
          </summary>
          <div className="pb-2 text-sm">
            <ChangeList changes={changes} />
          </div>
        </details>
        <AffectedNote preview={preview} />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <button type="button" onClick={onReview} className="button button-primary max-[22rem]:px-3">
          Review and publish
        </button>
        <button type="button" onClick={onDiscard} className="link min-h-11 cursor-pointer">
          Discard
        </button>
        <UndoButtons />
      </div>
    </div>
  )
}
