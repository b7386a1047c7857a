import type { RowSpan } from './calendar-axis.ts'
import { calendarPath } from './calendar-search.ts'

interface CancelledGroupProps {
  count: number
  rows: RowSpan
  date: string
}

/** Cancelled visits that have no room beside each other: one link to where they are listed. */
export function CancelledGroup({ count, rows, date }: CancelledGroupProps) {
  return (
    <li
      data-state="cancelled"
      className="visit"
      style={{ gridArea: `${rows.fromRow + 1} / 2 / ${rows.toRow + 1} / -1` }}
    >
      <a
        href={`${calendarPath({ view: 'day', date })}#cancelled`}
        aria-label={`${count} cancelled, see the list`}
      >
        {count}
        <span className="visit-more"> cancelled</span>
      </a>
    </li>
  )
}
