import Link from 'next/link'
import type { BookingFrame } from '#booking/booking-frame.ts'
import { type BookingViewKind, bookingPath } from '#booking/booking-search.ts'

const views: { view: BookingViewKind; name: string }[] = [
  { view: 'month', name: 'Calendar' },
  { view: 'list', name: 'All times by day' },
]

/** Two ways to see the same free times. */
export function ViewChoice({ frame }: { frame: BookingFrame }) {
  const { provider, search } = frame
  return (
    <nav aria-label="View" data-keeps-focus className="flex gap-5">
      {views.map(({ view, name }) => (
        <Link
          key={view}
          href={bookingPath(provider.slug, search, { view })}
          scroll={false}
          prefetch={false}
          aria-current={view === search.view ? 'true' : undefined}
          className="tab text-sm"
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
