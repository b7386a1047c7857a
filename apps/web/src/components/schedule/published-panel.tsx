'use client'
import { OutsideVisits } from './outside-visits.tsx'
import { CancelProgress } from './review/cancel-progress.tsx'
import { NewVisits } from './review/new-visits.tsx'
import type { useCancelVisits } from './review/use-cancel-visits.ts'
import type { VisitChoices } from './review/use-visit-choices.ts'
import type { Affected, AffectedVisit } from './use-publish.ts'

interface PublishedPanelProps {
  affected: Affected
  /** The appointments that the review named; null when it named none because it could not find out. */
  reviewedIds: ReadonlySet<string> | null
  /** Whether what was published is what clients saw before. */
  undone: boolean
  choices: VisitChoices
  cancelling: ReturnType<typeof useCancelVisits>
  /** Null while there is nothing to go back to. */
  onUndo: (() => void) | null
  onClose: () => void
}

export const publishedText = 'Published. Clients see this now.'
export const undoneText = 'Undone. Clients see the hours from before again.'

/** That it is done, the way back, how the cancellations go, and which appointments are outside the hours. */
export function PublishedPanel(props: PublishedPanelProps) {
  const { affected, reviewedIds, undone, choices, cancelling, onUndo, onClose } = props
  const { cancellings, cancel, retry } = cancelling
  const ordered = new Set(cancellings.map(({ visit }) => visit.appointmentId))
  const left = affected.affected.filter(({ appointmentId }) => !ordered.has(appointmentId))
  const isNew = ({ appointmentId }: AffectedVisit) => reviewedIds !== null && !reviewedIds.has(appointmentId)
  const [news, kept] = [left.filter(isNew), left.filter(visit => !isNew(visit))]
  const unnamedCount = affected.affectedCount - affected.affected.length
  return (
    <section aria-labelledby="published">
      <h2 id="published">{undone ? undoneText : publishedText}</h2>
      {cancellings.length > 0 && <CancelProgress cancellings={cancellings} onRetry={() => void retry()} />}
      {news.length > 0 && (
        <NewVisits
          visits={news}
          choices={choices}
          onCancel={visits =>
            void cancel(visits.map(visit => ({ visit, message: choices.of(visit.appointmentId).message })))
          }
        />
      )}
      {kept.length + unnamedCount > 0 && <OutsideVisits visits={kept} unnamedCount={unnamedCount} />}
      <p className="mt-2 flex flex-wrap gap-x-6">
        {onUndo && (
          <button type="button" onClick={onUndo} className="link min-h-9 cursor-pointer">
            {undone ? 'Publish it again' : 'Undo publishing'}
          </button>
        )}
        <button type="button" onClick={onClose} className="link min-h-9 cursor-pointer">
          Close
        </button>
      </p>
    </section>
  )
}
