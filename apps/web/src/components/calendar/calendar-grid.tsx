import { quartersPerDay } from '@holdfast/shared/rules/limits'
import { instantOfQuarter } from '@holdfast/shared/rules/quarters'
import type { CSSProperties } from 'react'
import { formatWallTime } from '#components/schedule/draft/wall-time.ts'
import { formatTime, type Reader } from '#format.ts'
import {
  type AxisRow,
  computeAxis,
  type DayClock,
  findShownHours,
  readDayClock,
  timeOfQuarter,
} from './calendar-axis.ts'
import type { CalendarDay } from './calendar-day.ts'
import type { CalendarSearch } from './calendar-search.ts'
import { DayColumn } from './day-column.tsx'
import type { Visit } from './load-visits.ts'

interface CalendarGridProps {
  days: readonly CalendarDay<Visit>[]
  search: CalendarSearch
  /** In the provider's zone. */
  reader: Reader
  todayDate: string
  /** Epoch milliseconds. */
  now: number
}

const quartersPerHour = 4

/** Days as columns over one axis of hours; on narrow screens the same days one below the other. Needs no script. */
export function CalendarGrid({ days, search, reader, todayDate, now }: CalendarGridProps) {
  const clocks = days.map(({ date }) => readDayClock(reader.timeZone, date))
  const runs = days.flatMap(({ openRuns, confirmed, cancelled }) => [
    ...openRuns,
    ...[...confirmed, ...cancelled].map(visit => visit.run),
  ])
  const shown = search.allHours ? { fromQuarter: 0, toQuarter: quartersPerDay } : findShownHours(clocks, runs)
  const axis = computeAxis(clocks, shown)
  const size = { '--rows': axis.length, '--days': days.length } as CSSProperties
  return (
    <div className="calendar" data-view={search.view} style={size}>
      <ol aria-hidden="true" className="calendar-axis">
        {axis.map((row, index) => {
          if (!isLabelled(axis, index)) return null
          return (
            <li key={`${row.wallQuarter} ${row.repeated}`} style={{ gridRow: index + 1 }}>
              {labelOf(row, clocks, reader)}
            </li>
          )
        })}
      </ol>
      {days.map((day, index) => (
        <DayColumn
          key={day.date}
          day={day}
          column={index + 2}
          axis={axis}
          clock={clocks[index] ?? []}
          search={search}
          reader={reader}
          isToday={day.date === todayDate}
          now={now}
        />
      ))}
    </div>
  )
}

/** Every hour, and where an hour, or a part of one, begins for the second time. */
function isLabelled(axis: readonly AxisRow[], index: number): boolean {
  const row = axis[index]
  if (!row) return false
  return row.wallQuarter % quartersPerHour === 0 || (row.repeated && !axis[index - 1]?.repeated)
}

/** "09:00"; "01:00 BST" and "01:00 GMT" where the wall reads so twice. */
function labelOf({ wallQuarter, repeated }: AxisRow, clocks: readonly DayClock[], reader: Reader): string {
  const twice = clocks.map(clock => clock[wallQuarter] ?? []).find(quarters => quarters.length > 1)
  const quarter = twice?.[repeated ? 1 : 0]
  if (quarter !== undefined) return formatTime(reader, instantOfQuarter(quarter))
  return formatWallTime(reader.locale, timeOfQuarter(wallQuarter))
}
