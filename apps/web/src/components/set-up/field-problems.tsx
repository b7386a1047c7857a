'use client'
import { ArrivingHeading } from '#components/schedule/arriving-heading.tsx'

interface FieldProblemsProps {
  /** By the element that each is about. */
  problems: Readonly<Record<string, string>>
}

/** What has to be mended before one can go on, each with a way to its field. */
export function FieldProblems({ problems }: FieldProblemsProps) {
  const found = Object.entries(problems)
  return (
    <section role="alert" aria-labelledby="problems" className="notice notice-warm">
      <ArrivingHeading id="problems">
        {found.length === 1 ? 'One thing has' : `${found.length} things have`} to be mended before you can
        publish
      </ArrivingHeading>
      <ul className="mt-2 list-disc space-y-1 ps-5">
        {found.map(([fieldId, text]) => (
          <li key={fieldId}>
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
          </li>
        ))}
      </ul>
    </section>
  )
}
