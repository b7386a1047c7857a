import { weekdayOf } from '@holdfast/shared/rules/dates'
import type { Locale } from '#locale.ts'
import { weekdayName } from '../draft/schedule-day.ts'
import { formatWallTime, timeOfMinutes } from '../draft/wall-time.ts'
import { type DaySpan, eraseSpan, minutesOfSpans, spansMeet } from './day-spans.ts'
import type { GridDay } from './grid-day.ts'
import type { GridVisit } from './grid-visit.ts'

/** "09:00 to 09:30". */
export function nameOfSpan(locale: Locale, { startMinute, endMinute }: DaySpan): string {
  const [from, to] = [startMinute, endMinute].map(minute => formatWallTime(locale, timeOfMinutes(minute)))
  return `${from} to ${to}`
}

/** "Monday, 09:00 to 09:30, available, 1 booked: Alice". `spanName` is the name of the span, which all days share. */
export function nameOfCell(
  { date, day, spans, timeOff }: GridDay,
  visits: readonly GridVisit[],
  span: DaySpan,
  spanName: string,
): string {
  const away = timeOff.find(off => spansMeet(off, span))
  const met = visits.filter(visit => spansMeet(visit, span))
  return [
    weekdayName(weekdayOf(date)),
    spanName,
    away ? 'time off' : availabilityOf(spans, span),
    'date' in day && 'this date only',
    met.length > 0 && `${met.length} booked: ${met.map(visit => visit.clientName).join(', ')}`,
  ]
    .filter(Boolean)
    .join(', ')
}

function availabilityOf(spans: readonly DaySpan[], span: DaySpan): string {
  const closedMinutes = minutesOfSpans(spans.reduce<DaySpan[]>(eraseSpan, [span]))
  if (closedMinutes === 0) return 'available'
  return closedMinutes === span.endMinute - span.startMinute ? 'not available' : 'partly available'
}
