'use client'
import { ArrivingHeading } from './arriving-heading.tsx'
import type { ProblemPlace } from './draft/problem-place.ts'

/** What has to be mended before the hours can be published, each with a way to its field. */
export function ProblemSummary({ places }: { places: readonly ProblemPlace[] }) {
  return (
    <section role="alert" aria-labelledby="problems" className="notice notice-warm mt-6">
      <ArrivingHeading id="problems">
        {places.length === 1 ? 'One thing has' : `${places.length} things have`} to be mended before you can
        publish
      </ArrivingHeading>
      <ul className="mt-2 list-disc space-y-1 ps-5">
        {places.map(({ text, fieldId }) => (
          <li key={`${fieldId} ${text}`}>
            {fieldId ? (
              <a
                href={`#${fieldId}`}
                onClick={event => {
                  event.preventDefault()
                  document.getElementById(fieldId)?.focus()
                }}
                className="link"
              >
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
