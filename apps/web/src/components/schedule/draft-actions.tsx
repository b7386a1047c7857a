'use client'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { ConflictPanel } from './conflict-panel.tsx'
import { describeChanges } from './draft/schedule-changes.ts'
import { DraftBar } from './draft-bar.tsx'
import { PublishedPanel, publishedText } from './published-panel.tsx'
import { ReviewPanel } from './review-panel.tsx'
import { useScheduleEditor } from './schedule-editor-context.ts'
import type { usePublish } from './use-publish.ts'

interface DraftActionsProps {
  changes: readonly string[]
  /** Whether the draft could be published; says on the page why not. */
  check: () => boolean
  publishing: ReturnType<typeof usePublish>
  ownTimeZone: string | null
}

/** The bar at the foot of the page: from "3 changes" through the review to "Published", and what may come in between. */
export function DraftActions({ changes, check, publishing, ownTimeZone }: DraftActionsProps) {
  const { locale, draft, dispatch, announce } = useScheduleEditor()
  const { publish, reset, affected } = publishing
  const [reviewing, setReviewing] = useState(false)
  const bar = useRef<HTMLElement>(null)
  const edited = changes.length > 0
  const done = affected && (!edited || affected.length > 0) ? affected : null

  /** Leads to another panel of the bar, and the focus with it, since the button that was pressed is gone. */
  function leadOn(change: () => void) {
    flushSync(change)
    bar.current?.focus()
  }

  function review() {
    reset()
    setReviewing(check())
  }

  function publishReviewed() {
    if (!check()) return setReviewing(false)
    publish(() => {
      announce(publishedText)
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
    reset()
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
          publishing={publishing}
          onPublish={publishReviewed}
          onBack={() => leadOn(() => setReviewing(false))}
        />
      )
    }
    return (
      <DraftBar
        changes={changes}
        onReview={review}
        onDiscard={discard}
        onBringBack={() => leadOn(() => dispatch({ type: 'bringBack' }))}
      />
    )
  }

  if (!edited && !draft.discarded && !done) return null
  return (
    <section
      ref={bar}
      tabIndex={-1}
      aria-label="Your draft"
      className="card sticky bottom-3 z-20 mt-6 max-h-[75dvh] space-y-4 overflow-y-auto border-control p-4 shadow-lg sm:px-6"
    >
      {done && <PublishedPanel affected={done} ownTimeZone={ownTimeZone} onClose={closeDone} />}
      {(edited || draft.discarded) && draftPanel()}
    </section>
  )
}
