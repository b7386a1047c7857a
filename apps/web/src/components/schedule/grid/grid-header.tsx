'use client'
import { weekdayOf } from '@holdfast/shared/rules/dates'
import { formatDate } from '#format.ts'
import type { Locale } from '#locale.ts'
import { weekdayName } from '../draft/schedule-day.ts'
import { gridColumns } from './grid-columns.ts'
import type { GridDay } from './grid-day.ts'

interface GridHeaderProps {
  locale: Locale
  week: readonly GridDay[]
  todayDate: string
}

/** The dates of the week, how long each is open, and what an edit in its column changes. */
export function GridHeader({ locale, week, todayDate }: GridHeaderProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of the ARIA patterns, whose rows are no table.
    // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus.
    <div role="row" className={`${gridColumns} sticky top-0 z-30 border-b border-control bg-surface`}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: a heading. */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      <div role="columnheader" className="sticky start-0 bg-surface">
        <span className="sr-only">Time</span>
      </div>
      {week.map(day => {
        const [weekday, ...date] = formatDate(locale, day.date, { length: 'short' }).split(' ')
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: a heading.
          // biome-ignore lint/a11y/useSemanticElements: as above.
          <div
            key={day.date}
            role="columnheader"
            aria-current={day.date === todayDate ? 'date' : undefined}
            className="group border-s border-line px-1 py-1.5 text-center text-xs"
          >
            <span className="font-semibold group-aria-[current=date]:text-brand group-aria-[current=date]:underline group-aria-[current=date]:underline-offset-4">
              {weekday} <br />
              {date.join(' ')}
            </span>{' '}
            <span className="block tabular-nums">{day.openMinutes / 60} h</span> <ChangedBy day={day} />
          </div>
        )
      })}
    </div>
  )
}

function ChangedBy({ day: { date, day } }: { day: GridDay }) {
  if (!('date' in day)) {
    return <span className="sr-only">Changes apply to every {weekdayName(weekdayOf(date))}.</span>
  }
  return (
    <span className="block leading-tight font-semibold text-accent">
      <svg viewBox="0 0 16 16" aria-hidden="true" className="me-1 inline size-2.5">
        <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      <span className="sr-only">Changes apply to </span>this date only
    </span>
  )
}
