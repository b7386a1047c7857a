'use client'
import { useRouter } from 'next/navigation'
import { startTransition } from 'react'

/** What anybody sees when a page could not be made. What went wrong is in the log, not here. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  const router = useRouter()
  const tryAgain = () =>
    startTransition(() => {
      router.refresh()
      reset()
    })
  return (
    <div role="alert" className="max-w-xl">
      <h1>We cannot show this page right now</h1>
      <p className="mt-4 text-muted">
        Nothing that you booked is affected. This usually passes within a minute.
      </p>
      <button type="button" onClick={tryAgain} className="button button-primary mt-6">
        Try again
      </button>
    </div>
  )
}
