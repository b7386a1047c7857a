'use client'
import { bookingErrors } from '@holdfast/shared/rules/errors'
import { unreachableText } from '#booking/refusal-text.ts'
import type { useRestore } from './use-restore.ts'

/** Why an old version could not be published anew, and what to do. */
export function RestoreFailure({ failure }: Pick<ReturnType<typeof useRestore>, 'failure'>) {
  if (!failure) return null
  const code = failure === 'unknown' ? null : failure.code
  if (code === 'schedule_changed') {
    return (
      <p role="alert" className="notice notice-warm mt-3">
        Somebody published meanwhile, and nothing was restored.{' '}
        <a href="/schedule/history" className="link">
          Look again
        </a>
      </p>
    )
  }
  return (
    <p role="alert" className="notice notice-warm mt-3">
      {code ? bookingErrors[code].text : unreachableText}
    </p>
  )
}
