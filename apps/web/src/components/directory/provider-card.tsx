import type { RouterOutputs } from '@holdfast/api'
import Link from 'next/link'
import { cityOf, formatDay, formatTime, type Reader, readSameClock } from '#format.ts'

type ListedProvider = RouterOutputs['provider']['list']['providers'][number]

interface ProviderCardProps {
  provider: ListedProvider
  reader: Reader
  /** Epoch milliseconds. */
  now: number
}

/** One provider of the directory: who, what, where the clock is, and when next. */
export function ProviderCard({ provider, reader, now }: ProviderCardProps) {
  const { slug, name, title, timeZone, nextAvailableAt } = provider
  const nextAt = nextAvailableAt === null ? null : Date.parse(nextAvailableAt)
  return (
    <li className="card relative flex flex-wrap items-center gap-x-6 gap-y-4 p-5 hover:border-brand sm:flex-nowrap">
      <span
        aria-hidden="true"
        className="flex size-12 shrink-0 items-center justify-center rounded-full bg-brand-soft font-semibold text-brand"
      >
        {initialsOf(name)}
      </span>
      <div className="min-w-0 grow basis-40">
        <h2 className="text-lg">
          <Link
            href={`/providers/${slug}`}
            prefetch={false}
            className="hover:text-brand after:absolute after:inset-0"
          >
            {name}
          </Link>
        </h2>
        <p className="text-muted">{title}</p>
        <p className="mt-1 text-sm text-muted">
          {cityOf(timeZone)}
          {!readSameClock(timeZone, reader.timeZone, now) &&
            `, where it is now ${formatTime({ ...reader, timeZone }, now)}`}
        </p>
      </div>
      <p className="w-full sm:w-60 sm:shrink-0 sm:text-end">
        {nextAt === null ? (
          <span className="text-muted">No free times at the moment</span>
        ) : (
          <>
            <span className="block text-sm text-muted">Next available</span>
            <span className="font-semibold text-brand">
              {formatDay(reader, nextAt, { length: 'short' })}, {formatTime(reader, nextAt)}
            </span>
          </>
        )}
      </p>
    </li>
  )
}

/** "HJ" of "Dr. Henry Jekyll". */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(word => !word.endsWith('.'))
  return [words.at(0), words.length > 1 ? words.at(-1) : ''].map(word => word?.charAt(0) ?? '').join('')
}
