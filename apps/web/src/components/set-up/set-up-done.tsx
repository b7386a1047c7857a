'use client'
import Link from 'next/link'
import { ArrivingHeading } from '#components/schedule/arriving-heading.tsx'
import { formatDay, formatTime, type Reader } from '#format.ts'
import type { OwnProvider } from '#set-up/set-up-provider.ts'

interface SetUpDoneProps {
  provider: OwnProvider
  /** In the provider's zone. */
  reader: Reader
  /** The first time that clients can book, ISO-8601; null when it is not known. */
  firstStartsAt: string | null
}

/** That it is done, where clients book, and what one may do next. */
export function SetUpDone({ provider, reader, firstStartsAt }: SetUpDoneProps) {
  const firstAt = firstStartsAt && Date.parse(firstStartsAt)
  const path = `/providers/${provider.slug}`
  return (
    <section aria-labelledby="set-up-done" className="card mt-6 max-w-2xl p-5 sm:p-8">
      <ArrivingHeading id="set-up-done">Your hours are published</ArrivingHeading>
      <p className="mt-4 text-muted">Clients book here:</p>
      <p className="mt-1 text-lg break-words">
        <a href={path} className="link">
          {path}
        </a>
      </p>
      <p className="mt-4">
        {firstAt
          ? `The first time that they can choose is ${formatDay(reader, firstAt)}, ${formatTime(reader, firstAt)}: 24 hours from now at the soonest, so that nobody surprises you.`
          : 'They can choose times from 24 hours ahead on, so that nobody surprises you.'}
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Link href="/schedule" className="button button-primary">
          Fine-tune your hours
        </Link>
        <Link href="/calendar" className="button">
          See your calendar
        </Link>
      </div>
    </section>
  )
}
