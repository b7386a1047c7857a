import type { RouterOutputs } from '@holdfast/api'
import { holdPath } from '#booking/booking-search.ts'
import { atNight, formatDay, formatTime, isNight, localDate, type Reader, zoneName } from '#format.ts'

interface SoonestTimesProps {
  provider: Pick<RouterOutputs['provider']['list']['providers'][number], 'slug' | 'name' | 'soonest'>
  reader: Reader
}

/** When a provider is free next: the day, and the first times as links to the page that holds them. */
export function SoonestTimes({ provider, reader }: SoonestTimesProps) {
  const { slug, name, soonest } = provider
  const [first] = soonest
  if (!first) {
    return (
      <p className="w-full text-muted sm:w-80 sm:shrink-0">
        No free times at the moment: all are taken, or none are published yet. Please look again later.
      </p>
    )
  }
  const firstDate = localDate(reader.timeZone, Date.parse(first))
  return (
    <div className="relative z-1 w-full sm:w-80 sm:shrink-0">
      <p>
        <span className="text-sm text-muted">Next available</span>{' '}
        <span className="font-semibold">{formatDay(reader, Date.parse(first), { length: 'short' })}</span>
      </p>
      <ul aria-label={`Next times with ${name}`} className="mt-2 flex flex-wrap gap-2">
        {soonest.map(startsAt => {
          const at = Date.parse(startsAt)
          const sameDay = localDate(reader.timeZone, at) === firstDate
          return (
            <li key={startsAt}>
              {/* Not a `Link`: for who is not signed in, the way leads through another site. */}
              <a
                href={holdPath({ slug, startsAt, visitTypeId: null, zone: null })}
                className="flex min-h-11 items-center rounded-lg border border-control bg-surface px-2.5 font-medium text-brand hover:border-brand hover:bg-brand-soft"
              >
                {formatTime(reader, at)}
                {!sameDay && `, ${formatDay(reader, at, { length: 'short' })}`}
                <span className="sr-only">
                  {sameDay && ` on ${formatDay(reader, at)}`} in {zoneName(reader.timeZone)}
                  {isNight(reader.timeZone, at) && `, ${atNight}`}
                </span>
              </a>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
