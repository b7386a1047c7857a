'use client'
import { ChangeList } from './change-list.tsx'

export function countChanges(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`
}

interface DraftBarProps {
  changes: readonly string[]
  onReview: () => void
  onDiscard: () => void
  onBringBack: () => void
}

/** How many changes wait, what they are, and what can be done with them; after a discard, the way back. */
export function DraftBar({ changes, onReview, onDiscard, onBringBack }: DraftBarProps) {
  if (changes.length === 0) {
    return (
      <p role="status" className="flex flex-wrap items-center gap-x-4">
        Draft discarded.
        <button type="button" onClick={onBringBack} className="link min-h-11 cursor-pointer">
          Bring it back
        </button>
      </p>
    )
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <details className="min-w-0">
        <summary className="min-h-9 cursor-pointer content-center font-semibold">
          {countChanges(changes.length)}, not published yet
        </summary>
        <div className="max-h-40 overflow-y-auto pb-2 text-sm">
          <ChangeList changes={changes} />
        </div>
      </details>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <button type="button" onClick={onReview} className="button button-primary max-[22rem]:px-3">
          Review and publish
        </button>
        <button type="button" onClick={onDiscard} className="link min-h-11 cursor-pointer">
          Discard
        </button>
      </div>
    </div>
  )
}
