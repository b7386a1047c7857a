'use client'
import { useEffect } from 'react'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import type { Preview } from '../use-preview.ts'
import { AffectedList } from './affected-list.tsx'
import { HeldNote } from './held-note.tsx'
import { countAffected, splitAffected } from './split-affected.ts'

/** What the draft would do to booked appointments, counted, and listed when it is opened. */
export function AffectedNote({ preview: { found, state } }: { preview: Preview }) {
  const { announce } = useScheduleEditor()
  const split = found && splitAffected(found)
  const count = split && countAffected(split)
  useEffect(() => {
    if (count) announce(`${count}.`)
  }, [count, announce])

  if (state === 'failed') {
    return <p className="text-sm text-muted">Booked appointments are not checked: no answer came.</p>
  }
  if (!split) return null
  return (
    <>
      {count && (
        <details>
          <summary className="min-h-9 cursor-pointer content-center font-semibold text-accent">
            {count}
          </summary>
          <div className="pb-2">
            <AffectedList visits={split.newly} />
            {split.unnamedCount > 0 && <p className="mt-2">and {split.unnamedCount} more</p>}
          </div>
        </details>
      )}
      <HeldNote held={found.held} />
    </>
  )
}
