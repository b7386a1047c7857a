import { formatClock, formatDay, formatSlotTime, type Reader } from '#format.ts'
import type { RowSpan } from './calendar-axis.ts'
import { calendarPath } from './calendar-search.ts'
import type { Visit } from './load-visits.ts'

interface VisitBlockProps {
  visit: Visit
  rows: RowSpan
  /** 0 for what is confirmed; cancelled ones stand beside it. */
  lane: number
  isWeek: boolean
  /** Of the column. */
  date: string
  /** In the provider's zone. */
  reader: Reader
  /** Whether the clocks change on this date: an hour may read twice. */
  hasClockChange: boolean
  /** Epoch milliseconds. */
  now: number
}

/** One visit at its time: a link to it, and in the view of a day the way to cancel it. */
export function VisitBlock(props: VisitBlockProps) {
  const { visit, rows, lane, isWeek, date, reader, hasClockChange, now } = props
  const { appointmentId, clientName, visitTypeName, reason, outsideSchedule, cancelledBy } = visit.appointment
  const startsAt = Date.parse(visit.appointment.startsAt)
  const format = hasClockChange ? formatSlotTime : formatClock
  const start = format(reader, startsAt)
  const end = format(reader, Date.parse(visit.appointment.endsAt))
  const status = visit.cancelled
    ? `cancelled by ${cancelledBy === 'provider' ? 'you' : 'the client'}`
    : 'confirmed'
  const state = visit.cancelled ? 'cancelled' : outsideSchedule ? 'outside' : undefined
  const known = [status, outsideSchedule && 'outside hours', ...(isWeek ? [] : [visitTypeName, reason])]
  const facts = known.filter(Boolean)
  return (
    <li
      data-state={state}
      className={rows.toRow - rows.fromRow > 1 ? 'visit visit-tall' : 'visit'}
      style={{ gridArea: `${rows.fromRow + 1} / ${lane + 1} / ${rows.toRow + 1}` }}
    >
      <a href={`/appointments/${appointmentId}`}>
        {outsideSchedule && <b aria-hidden="true">!</b>}
        <span aria-hidden="true">
          {start}
          <span className="visit-end">–{end}</span> {clientName}
        </span>
        {!isWeek && (
          <span aria-hidden="true" className="visit-more">
            {facts.join(' · ')}
          </span>
        )}
        <span className="sr-only">
          {[`${start} to ${end}`, formatDay(reader, startsAt), clientName, ...facts].join(', ')}
        </span>
      </a>
      {!isWeek && !visit.cancelled && startsAt > now && (
        <a
          href={`/appointments/${appointmentId}/cancel?${new URLSearchParams({
            returnTo: calendarPath({ view: 'day', date }),
          })}`}
          aria-label={`Cancel with a message, ${start}, ${clientName}`}
          className="visit-cancel link"
        >
          Cancel with a message
        </a>
      )}
    </li>
  )
}
