import Link from 'next/link'
import { type CalendarSearch, calendarPath } from './calendar-search.ts'

/** What the looks of a calendar mean, and the way to the hours that are not shown. */
export function CalendarLegend({ search }: { search: CalendarSearch }) {
  const { allHours } = search
  return (
    <div className="calendar-legend">
      <ul aria-label="What the calendar shows">
        <li>
          <span aria-hidden="true" data-kind="open" /> Open
        </li>
        <li>
          <span aria-hidden="true" data-kind="exception" /> Different hours
        </li>
        <li>
          <span aria-hidden="true" data-kind="away" /> Time off
        </li>
        <li>
          <b aria-hidden="true">!</b> Outside your hours
        </li>
        <li>
          <s>Name</s> Cancelled
        </li>
      </ul>
      <Link
        href={calendarPath({ ...search, allHours: !allHours })}
        prefetch={false}
        scroll={false}
        className="link"
      >
        {allHours ? 'Show only the hours in use' : 'Show all 24 hours'}
      </Link>
    </div>
  )
}
