import Link from 'next/link'
import type { ListView } from './load-appointment-list.ts'

interface NoVisitsProps {
  view: ListView
  hasPublished: boolean
  /** Whether this is a further page of the list. */
  further: boolean
}

/** What a provider sees whose list is empty, and what to do next. */
export function NoVisits({ view, hasPublished, further }: NoVisitsProps) {
  if (view === 'past' || further) {
    return (
      <p className="text-muted">{further ? 'That was the last one.' : 'No appointment lies in the past.'}</p>
    )
  }
  return (
    <div className="card max-w-xl p-6">
      <p className="text-muted">
        {hasPublished
          ? 'Nobody has booked yet. Clients see your open hours and choose a time; what they book appears here.'
          : 'You have not published any hours, so nobody can book yet.'}
      </p>
      <Link href="/schedule" className="button button-primary mt-4">
        {hasPublished ? 'Look at your hours' : 'Set your hours'}
      </Link>
    </div>
  )
}
