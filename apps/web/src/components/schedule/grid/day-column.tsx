'use client'
import { memo } from 'react'
import type { Locale } from '#locale.ts'
import { formatWallTime, formatWindow, minutesPerDay, timeOfMinutes } from '../draft/wall-time.ts'
import { type DaySpan, eraseSpan, spansMeet, windowOfSpan } from './day-spans.ts'
import type { GridDay } from './grid-day.ts'
import type { GridVisit } from './grid-visit.ts'

interface DayColumnProps {
  locale: Locale
  day: GridDay
  isPast: boolean
  visits: readonly GridVisit[]
}

const placeOf = ({ startMinute, endMinute }: DaySpan) => ({
  top: `${(100 * startMinute) / minutesPerDay}%`,
  height: `${(100 * (endMinute - startMinute)) / minutesPerDay}%`,
})

/** A visit so long has room for a second line, however tall an hour is. */
const twoLinesMinutes = 45

/** What one date looks like: its hours, the time off over them, and who is booked. The cells above it say the same in words. */
export const DayColumn = memo(function DayColumn({ locale, day, isPast, visits }: DayColumnProps) {
  const { spans, timeOff } = day
  const isException = 'date' in day.day
  return (
    <div
      className={`relative min-w-0 ${isPast ? 'bg-sunken' : ''} ${isException ? 'border-x-2 border-dashed border-accent' : ''}`}
    >
      {spans.map(span => (
        <div
          key={span.startMinute}
          style={placeOf(span)}
          className="absolute inset-x-0.5 flex flex-col justify-between overflow-hidden rounded-md border border-brand bg-brand-soft forced-colors:border-[SelectedItemText] forced-colors:bg-[SelectedItem] forced-colors:forced-color-adjust-none"
        >
          <Grip />
          {!visits.some(visit => spansMeet(visit, { ...span, endMinute: span.startMinute + 30 })) && (
            <span className="absolute inset-x-1.5 top-1.5 text-xs leading-tight font-semibold text-brand-strong forced-colors:text-[SelectedItemText]">
              {formatWindow(locale, windowOfSpan(span))}
            </span>
          )}
          <Grip />
        </div>
      ))}
      {timeOff.map(away => (
        <div
          key={away.startMinute}
          style={placeOf(away)}
          className="hatched absolute inset-x-0 border-y border-control"
        >
          <span className="sticky top-20 m-1 inline-block max-w-[calc(100%-0.5rem)] rounded bg-surface px-1.5 py-0.5 text-xs leading-tight font-semibold break-words">
            {away.label}
          </span>
        </div>
      ))}
      {visits.map(visit => (
        <Chip key={visit.id} locale={locale} visit={visit} isOutside={isOutside(day, visit)} />
      ))}
    </div>
  )
})

function isOutside({ spans, timeOff }: GridDay, visit: GridVisit): boolean {
  return (
    timeOff.some(away => spansMeet(away, visit)) || spans.reduce<DaySpan[]>(eraseSpan, [visit]).length > 0
  )
}

function Chip({ locale, visit, isOutside }: { locale: Locale; visit: GridVisit; isOutside: boolean }) {
  const isTall = visit.endMinute - visit.startMinute >= twoLinesMinutes
  const look = isOutside
    ? 'border-dashed border-accent bg-accent-soft'
    : 'border-brand bg-surface forced-colors:bg-[Canvas]'
  return (
    <div style={placeOf(visit)} className="absolute start-2 end-1 z-[1] py-px">
      <div
        className={`h-full overflow-hidden rounded-sm border border-s-4 ps-1 text-[0.6875rem] leading-[0.875rem] text-ink forced-colors:text-[CanvasText] ${look} ${isTall ? 'break-words' : 'whitespace-nowrap'}`}
      >
        {isOutside && '! '}
        {formatWallTime(locale, timeOfMinutes(visit.startMinute))} {visit.clientName}
      </div>
    </div>
  )
}

/** A sign that an edge can be dragged. */
function Grip() {
  return (
    <span className="mx-auto my-0.5 h-0.5 w-5 shrink-0 rounded-full bg-brand opacity-60 forced-colors:bg-[SelectedItemText]" />
  )
}
