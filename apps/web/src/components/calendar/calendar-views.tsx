import Link from 'next/link'
import type { CalendarView } from './load-calendar.ts'

const views = [
  { view: 'upcoming', href: '/calendar', name: 'Upcoming' },
  { view: 'past', href: '/calendar?view=past', name: 'Past' },
] as const

/** The two lists of a provider's appointments. */
export function CalendarViews({ current }: { current: CalendarView }) {
  return (
    <nav aria-label="Which appointments" className="flex gap-2">
      {views.map(({ view, href, name }) => (
        <Link
          key={view}
          href={href}
          aria-current={view === current ? 'page' : undefined}
          className="button aria-[current=page]:bg-brand aria-[current=page]:text-on-brand"
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
