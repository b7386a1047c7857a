'use client'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { ConflictPanel } from './conflict-panel.tsx'
import { describeChanges } from './draft/schedule-changes.ts'
import { DraftBar } from './draft-bar.tsx'
import { PublishedPanel, publishedText, undoneText } from './published-panel.tsx'
import { splitAffected } from './review/split-affected.ts'
import { useCancelVisits } from './review/use-cancel-visits.ts'
import { useVisitChoices } from './review/use-visit-choices.ts'
import { ReviewPanel } from './review-panel.tsx'
import { useScheduleEditor } from './schedule-editor-context.ts'
import { useUndoKeys } from './undo/use-undo-keys.ts'
import { usePreview } from './use-preview.ts'
import type { usePublish } from './use-publish.ts'

interface DraftActionsProps {
  changes: readonly string[]
  /** Whether the draft could be published; says on the page why not. */
  check: () => boolean
  publishing: ReturnType<typeof usePublish>
}

/** What was true of the draft when it was published. */
interface PublishedAs {
  undone: boolean
  reviewedIds: ReadonlySet<string> | null
}

/** The bar at the foot of the page: from "3 changes" through the review to "Published", and what may come in between. */
export function DraftActions({ changes, check, publishing }: DraftActionsProps) {
  const { locale, draft, dispatch, announce } = useScheduleEditor()
  const { publish, undoPublish, reset, affected } = publishing
  const edited = changes.length > 0
  const preview = usePreview(draft.schedule, edited)
  const choices = useVisitChoices()
  const cancelling = useCancelVisits()
  const [reviewing, setReviewing] = useState(false)
  const [publishedAs, setPublishedAs] = useState<PublishedAs>({ undone: false, reviewedIds: null })
  const bar = useRef<HTMLElement>(null)
  useUndoKeys()

  const canRedo = draft.future.length > 0
  const cancelsRun = cancelling.cancellings.some(({ outcome }) => outcome !== 'cancelled')
  const done = affected && (!edited || affected.affectedCount > 0 || cancelsRun) ? affected : null
  const toCancel = preview.found ? choices.toCancel(splitAffected(preview.found).newly) : []

  /** Leads to another panel of the bar, and the focus with it, since the button that was pressed is gone. */
  function leadOn(change: () => void) {
    flushSync(change)
    bar.current?.focus()
  }

  function forgetPublish() {
    reset()
    cancelling.clear()
  }

  function review() {
    if (!cancelsRun) forgetPublish()
    setReviewing(check())
  }

  function publishReviewed() {
    if (!check()) return setReviewing(false)
    const orders = toCancel.map(visit => ({ visit, message: choices.of(visit.appointmentId).message }))
    const ids = preview.state === 'checked' ? preview.found?.affected.map(visit => visit.appointmentId) : null
    publish(() => {
      setPublishedAs({ undone: false, reviewedIds: ids ? new Set(ids) : null })
      announce(publishedText)
      leadOn(() => setReviewing(false))
      void cancelling.cancel(orders)
    })
  }

  function undoPublished() {
    setReviewing(true)
    undoPublish(() => {
      setPublishedAs({ undone: !publishedAs.undone, reviewedIds: null })
      announce(publishedAs.undone ? publishedText : undoneText)
      leadOn(() => setReviewing(false))
    })
  }

  function discard() {
    reset()
    leadOn(() => dispatch({ type: 'discard' }))
  }

  function takeTheirs() {
    setReviewing(false)
    reset()
    dispatch({ type: 'takeTheirs' })
    announce('Your draft is gone. These are the hours that clients see.')
    document.getElementById('main')?.focus()
  }

  function putMineOnTop() {
    setReviewing(true)
    reset()
    dispatch({ type: 'putMineOnTop' })
  }

  function closeDone() {
    forgetPublish()
    document.getElementById('main')?.focus()
  }

  function draftPanel() {
    if (draft.theirs) {
      const theirs = describeChanges(locale, draft.published.schedule, draft.theirs.schedule)
      return (
        <ConflictPanel
          mine={changes}
          theirs={theirs}
          onTakeTheirs={takeTheirs}
          onPutMineOnTop={putMineOnTop}
        />
      )
    }
    if (edited && reviewing) {
      return (
        <ReviewPanel
          changes={changes}
          preview={preview}
          choices={choices}
          cancelCount={toCancel.length}
          publishing={publishing}
          onPublish={publishReviewed}
          onBack={() => leadOn(() => setReviewing(false))}
        />
      )
    }
    return (
      <DraftBar
        changes={changes}
        preview={preview}
        discarded={draft.discarded}
        onReview={review}
        onDiscard={discard}
        onBringBack={() => leadOn(() => dispatch({ type: 'undo' }))}
      />
    )
  }

  const hasDraft = edited || draft.discarded || canRedo
  if (!hasDraft && !done) return null
  return (
    <section
      ref={bar}
      tabIndex={-1}
      aria-label="Your draft"
      className="card sticky bottom-3 z-20 mt-6 max-h-[75dvh] space-y-4 overflow-y-auto border-control p-4 shadow-lg sm:px-6"
    >
      {done && (
        <PublishedPanel
          affected={done}
          {...publishedAs}
          choices={choices}
          cancelling={cancelling}
          onUndo={edited ? null : undoPublished}
          onClose={closeDone}
        />
      )}
      {hasDraft && draftPanel()}
    </section>
  )
}
