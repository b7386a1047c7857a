'use client'
import { ArrivingHeading } from './arriving-heading.tsx'
import { ChangeList } from './change-list.tsx'

interface ConflictPanelProps {
  mine: readonly string[]
  theirs: readonly string[]
  onTakeTheirs: () => void
  onPutMineOnTop: () => void
}

/** Somebody has published since this draft began: both sides, and the choice. */
export function ConflictPanel({ mine, theirs, onTakeTheirs, onPutMineOnTop }: ConflictPanelProps) {
  return (
    <section aria-labelledby="conflict">
      <ArrivingHeading id="conflict">Your hours were published from somewhere else meanwhile</ArrivingHeading>
      <p className="mt-1 text-muted">
        Nothing of your draft is lost, and nothing of it is published. Where both changed the same day, yours
        would replace theirs.
      </p>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        <div>
          <h3>Published meanwhile</h3>
          {theirs.length > 0 ? <ChangeList changes={theirs} /> : <p>The same hours as before.</p>}
        </div>
        <div>
          <h3>Your draft</h3>
          <ChangeList changes={mine} />
        </div>
      </div>
      <div className="mt-4 flex flex-wrap gap-3">
        <button type="button" onClick={onPutMineOnTop} className="button button-primary">
          Publish mine on top
        </button>
        <button type="button" onClick={onTakeTheirs} className="button">
          Take theirs
        </button>
      </div>
    </section>
  )
}
