import type { RouterOutputs } from '@holdfast/api'
import Link from 'next/link'
import { SoonestTimes } from '#components/directory/soonest-times.tsx'
import { cityOf, formatTime, type Reader, readSameClock } from '#format.ts'

type ListedProvider = RouterOutputs['provider']['list']['providers'][number]

interface ProviderCardProps {
  provider: ListedProvider
  reader: Reader
  /** Epoch milliseconds. */
  now: number
}

/** One provider of the directory: who, what, where the clock is, and when next. */
export function ProviderCard({ provider, reader, now }: ProviderCardProps) {
  const { slug, name, title, timeZone } = provider
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
      <SoonestTimes provider={provider} reader={reader} />
    </li>
  )
}

/** "HJ" of "Dr. Henry Jekyll". */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(word => !word.endsWith('.'))
  return [words.at(0), words.length > 1 ? words.at(-1) : ''].map(word => word?.charAt(0) ?? '').join('')
}
