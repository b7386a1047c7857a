'use client'
import { OutsideVisits } from './outside-visits.tsx'
import type { Affected } from './use-publish.ts'

interface PublishedPanelProps {
  affected: Affected
  ownTimeZone: string | null
  onClose: () => void
}

export const publishedText = 'Published. Clients see this now.'

/** That it is done, and which appointments it leaves outside the hours. */
export function PublishedPanel({ affected, ownTimeZone, onClose }: PublishedPanelProps) {
  return (
    <section aria-labelledby="published">
      <h2 id="published">{publishedText}</h2>
      {affected.length > 0 && <OutsideVisits affected={affected} ownTimeZone={ownTimeZone} />}
      <button type="button" onClick={onClose} className="link mt-2 min-h-9 cursor-pointer">
        Close
      </button>
    </section>
  )
}
