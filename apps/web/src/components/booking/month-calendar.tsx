import Link from 'next/link'
import { availableText, type BookingFrame } from '#booking/booking-frame.ts'
import { bookingPath } from '#booking/booking-search.ts'
import { monthRange } from '#booking/booking-window.ts'
import { monthWeeks, shiftMonth } from '#booking/month-weeks.ts'
import { formatDate, formatMonth, weekdayNames } from '#format.ts'
import { customsOf } from '#locale.ts'

/** A month of days as links; those with free times stand out by weight and underline, not by colour alone. */
export function MonthCalendar({ frame }: { frame: BookingFrame }) {
  const { booking, reader } = frame
  const longNames = weekdayNames(reader.locale, 'long')
  const shortNames = weekdayNames(reader.locale, 'short')
  return (
    <section aria-label="Choose a day" id="days" tabIndex={-1} className="card p-3 sm:p-4">
      <div data-keeps-focus className="mb-2 flex items-center justify-between">
        <MonthLink frame={frame} months={-1} />
        <h2 className="text-base" aria-live="polite">
          {formatMonth(reader.locale, booking.month)}
        </h2>
        <MonthLink frame={frame} months={1} />
      </div>
      <table className="w-full table-fixed text-center">
        <thead>
          <tr>
            {longNames.map((name, index) => (
              <th key={name} scope="col" abbr={name} className="pb-1 text-xs font-medium text-muted">
                {shortNames[index]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comingWeeks(frame).map(week => (
            <tr key={week.find(Boolean)}>
              {week.map((date, index) => (
                <td key={longNames[index]} className="p-0.5">
                  {date && <Day frame={frame} date={date} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-3 text-sm text-muted">Days in bold and underlined have free times.</p>
    </section>
  )
}

/** The weeks of the month that are not over: only they have something to choose. */
function comingWeeks({ booking, reader }: BookingFrame): (string | null)[][] {
  const weeks = monthWeeks(booking.month, customsOf(reader.locale).weekStartsOn)
  return weeks.filter(week => week.some(date => date && date >= booking.window.fromDate))
}

function Day({ frame, date }: { frame: BookingFrame; date: string }) {
  const { booking, provider, reader, search } = frame
  const number = Number(date.slice(8))
  if (date < booking.window.fromDate || date > booking.window.toDate) {
    return <span className="flex h-11 items-center justify-center font-light text-muted">{number}</span>
  }
  const count = booking.startsByDate.get(date)?.length ?? 0
  const selected = date === booking.selectedDate
  return (
    <Link
      href={bookingPath(provider.slug, search, { day: date })}
      scroll={false}
      prefetch={false}
      aria-label={`${formatDate(reader.locale, date)}, ${availableText(count)}`}
      aria-current={selected ? 'date' : undefined}
      data-available={count > 0 || undefined}
      className="flex h-11 items-center justify-center rounded-lg border border-transparent text-muted hover:border-control data-available:bg-brand-soft data-available:font-bold data-available:text-brand data-available:underline data-available:underline-offset-4 aria-[current=date]:border-2 aria-[current=date]:border-brand"
    >
      {number}
    </Link>
  )
}

function MonthLink({ frame, months }: { frame: BookingFrame; months: 1 | -1 }) {
  const { booking, provider, reader, search } = frame
  const month = shiftMonth(booking.month, months)
  const range = monthRange(booking.window, month)
  const sign = months === 1 ? '›' : '‹'
  const shape = 'flex size-11 items-center justify-center rounded-lg text-2xl leading-none'
  if (!range) return <span className={shape} />
  return (
    <Link
      href={bookingPath(provider.slug, search, { day: range.fromDate })}
      scroll={false}
      prefetch={false}
      aria-label={`${months === 1 ? 'Next' : 'Previous'} month, ${formatMonth(reader.locale, month)}`}
      className={`${shape} text-brand hover:bg-brand-soft`}
    >
      <span aria-hidden="true">{sign}</span>
    </Link>
  )
}
