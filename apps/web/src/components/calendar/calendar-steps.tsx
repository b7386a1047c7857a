import { addDays } from '@holdfast/shared/rules/dates'
import Link from 'next/link'
import { formatDate } from '#format.ts'
import type { Locale } from '#locale.ts'
import { type CalendarSearch, calendarPath } from './calendar-search.ts'

interface CalendarStepsProps {
  search: CalendarSearch
  /** Of the days that are shown, in order. */
  dates: readonly string[]
  todayDate: string
  locale: Locale
}

/** Which days are shown, and the way to those before, to today, and to those after. */
export function CalendarSteps({ search, dates, todayDate, locale }: CalendarStepsProps) {
  const [firstDate = todayDate] = dates
  const lastDate = dates.at(-1) ?? todayDate
  const what = search.view === 'day' ? 'day' : 'week'
  const pathTo = (date: string | null) => calendarPath({ ...search, date })
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <h2 id="calendar-period">
        {dates.length > 1 && `${formatDate(locale, firstDate)} to `}
        {formatDate(locale, lastDate, { year: true })}
      </h2>
      <nav aria-label={`Other ${what}s`} className="flex gap-2">
        <Link
          href={pathTo(addDays(firstDate, -dates.length))}
          prefetch={false}
          aria-label={`Previous ${what}`}
          className="button px-4"
        >
          <span aria-hidden="true">‹</span>
        </Link>
        <Link
          href={pathTo(null)}
          prefetch={false}
          aria-current={dates.includes(todayDate) ? 'date' : undefined}
          className="button px-4"
        >
          {what === 'day' ? 'Today' : 'This week'}
        </Link>
        <Link
          href={pathTo(addDays(firstDate, dates.length))}
          prefetch={false}
          aria-label={`Next ${what}`}
          className="button px-4"
        >
          <span aria-hidden="true">›</span>
        </Link>
      </nav>
    </div>
  )
}
