import { quarterSeconds } from '@holdfast/shared/rules/limits'
import { quarterOfInstant, type Run } from '@holdfast/shared/rules/quarters'
import { formatWindows } from '#components/schedule/draft/wall-time.ts'
import { formatClock, formatDate, type Reader } from '#format.ts'
import {
  type AxisRow,
  type DayClock,
  findSkippedRows,
  placeRun,
  quartersOfRows,
  type RowSpan,
} from './calendar-axis.ts'
import { type CalendarDay, describeLoad } from './calendar-day.ts'
import { type CalendarSearch, calendarPath } from './calendar-search.ts'
import { CancelledGroup } from './cancelled-group.tsx'
import type { Visit } from './load-visits.ts'
import { stackCancelled } from './stack-cancelled.ts'
import { VisitBlock } from './visit-block.tsx'

interface DayColumnProps {
  day: CalendarDay<Visit>
  /** Of the grid, from 2: the first one has the hours. */
  column: number
  axis: readonly AxisRow[]
  clock: DayClock
  search: CalendarSearch
  /** In the provider's zone. */
  reader: Reader
  isToday: boolean
  /** Epoch milliseconds. */
  now: number
}

/** How many cancelled visits have room beside each other. */
const cancelledLanesMax = { week: 1, day: 3 }

/** One date: what it is like in its head, its hours as bands, and its visits in the order of time. */
export function DayColumn(props: DayColumnProps) {
  const { day, column, axis, clock, search, reader, isToday, now } = props
  const { date, openRuns, isException, timeOff, confirmed, cancelled } = day
  const isWeek = search.view === 'week'
  const quarters = quartersOfRows(axis, clock)
  const place = (run: Run) => placeRun(quarters, run)
  const skipped = findSkippedRows(axis, quarters)
  const stack = stackCancelled(cancelled, cancelledLanesMax[isWeek ? 'week' : 'day'])
  const lanes = stack.reduce((most, block) => Math.max(most, block.kind === 'visit' ? block.lane + 1 : 1), 0)
  const hasClockChange = clock.some(({ length }) => length !== 1)
  const blocks = [
    ...confirmed.map(visit => ({
      run: visit.run,
      key: visit.appointment.appointmentId,
      visit,
      lane: 0,
    })),
    ...stack.map(block =>
      block.kind === 'visit'
        ? {
            run: block.visit.run,
            key: block.visit.appointment.appointmentId,
            visit: block.visit,
            lane: block.lane + 1,
          }
        : { run: block.run, key: `group ${block.run.fromQuarter}`, group: block.visits },
    ),
  ].sort((a, b) => a.run.fromQuarter - b.run.fromQuarter)
  const name = formatDate(reader.locale, date, { length: isWeek ? 'short' : 'long' })
  return (
    <section
      aria-labelledby={`day-${date}`}
      className="calendar-day"
      data-today={isToday || undefined}
      style={{ gridColumn: column }}
    >
      <div className="calendar-head">
        <h3 id={`day-${date}`}>
          {isWeek ? <a href={calendarPath({ view: 'day', date })}>{name}</a> : name}
          {isToday && (
            <>
              {' '}
              <span className="calendar-today">Today</span>
            </>
          )}
        </h3>
        <p>{describeLoad(day)}</p>
        {isException && <p>Different hours</p>}
        {day.windows.length > 0 && (
          <p className="calendar-hours">Open: {formatWindows(reader.locale, day.windows)}</p>
        )}
        {timeOff.map(({ label }, index) => (
          <p key={`${label} ${String(index)}`} className="calendar-hours">
            {timeOffText(label)}
          </p>
        ))}
      </div>
      <div className="calendar-body">
        <div aria-hidden="true" className="calendar-bands">
          {openRuns.map(run => (
            <Band key={run.fromQuarter} kind={isException ? 'exception' : 'open'} rows={place(run)} />
          ))}
          {timeOff.flatMap(({ runs, label }) =>
            runs.map(run => (
              <Band key={run.fromQuarter} kind="away" rows={place(run)} text={timeOffText(label)} />
            )),
          )}
          <Band kind="skipped" rows={skipped} text="The clocks go forward" />
        </div>
        <ol className="calendar-visits" style={{ '--lanes': lanes } as React.CSSProperties}>
          {blocks.map(({ run, key, ...block }) => {
            const rows = place(run)
            if (!rows) return null
            if ('group' in block) {
              return <CancelledGroup key={key} count={block.group.length} rows={rows} date={date} />
            }
            return (
              <VisitBlock
                key={key}
                visit={block.visit}
                rows={rows}
                lane={block.lane}
                isWeek={isWeek}
                date={date}
                reader={reader}
                hasClockChange={hasClockChange}
                now={now}
              />
            )
          })}
        </ol>
        {isToday && <NowLine quarters={quarters} reader={reader} now={now} />}
      </div>
    </section>
  )
}

const timeOffText = (label: string | undefined) => (label ? `Time off: ${label}` : 'Time off')

interface BandProps {
  kind: 'open' | 'exception' | 'away' | 'skipped'
  rows: RowSpan | null
  text?: string
}

function Band({ kind, rows, text }: BandProps) {
  if (!rows) return null
  return (
    <span
      className="calendar-band"
      data-kind={kind}
      style={{ gridRow: `${rows.fromRow + 1} / ${rows.toRow + 1}` }}
    >
      {text && <span>{text}</span>}
    </span>
  )
}

interface NowLineProps {
  quarters: readonly (number | null)[]
  reader: Reader
  now: number
}

/** Where the day stood when the page was written. */
function NowLine({ quarters, reader, now }: NowLineProps) {
  const quarter = quarterOfInstant(now)
  const rows = placeRun(quarters, { fromQuarter: quarter, toQuarter: quarter + 1 })
  if (!rows) return null
  const row = rows.fromRow + (now / 1000 / quarterSeconds - quarter)
  return (
    <p
      aria-hidden="true"
      className="calendar-now"
      style={{ '--row-now': row.toFixed(2) } as React.CSSProperties}
    >
      <span className="calendar-now-text">Now {formatClock(reader, now)}</span>
    </p>
  )
}
