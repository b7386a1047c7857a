'use client'
import { flushSync } from 'react-dom'
import { ArrivingHeading } from './arriving-heading.tsx'
import type { ProblemPlace } from './draft/problem-place.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'

/** What has to be mended before the hours can be published, each with a way to its field. */
export function ProblemSummary({ places }: { places: readonly ProblemPlace[] }) {
  const { dispatch } = useScheduleEditor()

  function lead({ fieldId, patternDate }: ProblemPlace) {
    if (patternDate) flushSync(() => dispatch({ type: 'choosePattern', onDate: patternDate }))
    if (fieldId) document.getElementById(fieldId)?.focus()
  }

  return (
    <section role="alert" aria-labelledby="problems" className="notice notice-warm mt-6">
      <ArrivingHeading id="problems">
        {places.length === 1 ? 'One thing has' : `${places.length} things have`} to be mended before you can
        publish
      </ArrivingHeading>
      <ul className="mt-2 list-disc space-y-1 ps-5">
        {places.map(place => (
          <li key={`${place.fieldId} ${place.text}`}>
            {place.fieldId ? (
              <a
                href={`#${place.fieldId}`}
                onClick={event => {
                  event.preventDefault()
                  lead(place)
                }}
                className="link"
              >
                {place.text}
              </a>
            ) : (
              place.text
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
