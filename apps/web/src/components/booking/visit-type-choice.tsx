import Link from 'next/link'
import type { BookingFrame } from '#booking/booking-frame.ts'
import { bookingPath } from '#booking/booking-search.ts'

/** The kinds of visit, where there is a choice. */
export function VisitTypeChoice({ frame }: { frame: BookingFrame }) {
  const { provider, visitType, search } = frame
  if (provider.visitTypes.length < 2) {
    return (
      <p>
        {visitType.name}, {visitType.durationMinutes} minutes
      </p>
    )
  }
  return (
    <nav aria-label="Kind of visit" data-keeps-focus>
      <ul className="flex flex-wrap gap-2">
        {provider.visitTypes.map(({ id, name, durationMinutes }) => (
          <li key={id}>
            <Link
              href={bookingPath(provider.slug, search, { visit: id, day: null })}
              scroll={false}
              prefetch={false}
              aria-current={id === visitType.id ? 'true' : undefined}
              className="inline-flex min-h-11 items-center gap-2 rounded-full border border-control bg-surface px-4 font-medium hover:bg-brand-soft aria-[current=true]:border-2 aria-[current=true]:border-brand aria-[current=true]:text-brand"
            >
              {name}
              <span className="text-sm font-normal text-muted">{durationMinutes} min</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
