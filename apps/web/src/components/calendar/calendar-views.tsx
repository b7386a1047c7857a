import Link from 'next/link'
import { type CalendarSearch, calendarPath } from './calendar-search.ts'

/** The ways to see a provider's appointments; the date stays while one goes from one to another. */
export function CalendarViews({ search }: { search: CalendarSearch }) {
  const { view, date } = search
  const views = [
    { name: 'Week', href: calendarPath({ view: 'week', date }), isCurrent: view === 'week' },
    { name: 'Day', href: calendarPath({ view: 'day', date }), isCurrent: view === 'day' },
    {
      name: 'List',
      href: calendarPath({ view: 'upcoming' }),
      isCurrent: view === 'upcoming' || view === 'past',
    },
  ]
  return (
    <nav aria-label="View" className="flex gap-6">
      {views.map(({ name, href, isCurrent }) => (
        <Link
          key={name}
          href={href}
          prefetch={false}
          aria-current={isCurrent ? 'true' : undefined}
          className="tab px-1"
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
