import { bookingErrorOf } from './error-map.ts'
import { pgErrorCode, rootCauseOf } from './store/pg-error.ts'

/**
 * What the operator may read of a failure, or null when it was a refusal that the caller understands. Messages stay out:
 * Drizzle's and PostgreSQL's hold parameters, and those may be about a person.
 */
export function describeFailure(error: unknown): string | null {
  const known = bookingErrorOf(error)
  if (known && known.code !== 'storage_unavailable') return null
  const root = rootCauseOf(error)
  const name = root instanceof Error ? root.name : typeof root
  const frames = root instanceof Error ? (root.stack?.match(/^ +at .*$/gm) ?? []).slice(0, 5) : []
  return [name, pgErrorCode(error) ?? '', ...frames.map(frame => frame.trim())].filter(Boolean).join(' | ')
}
