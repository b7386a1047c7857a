'use client'
import { checkSchedule } from '@holdfast/shared/rules/schedule'
import { useState } from 'react'
import { formatDate, formatSlotTime, localDate, type Reader, zoneName } from '#format.ts'
import { DayMark } from './day-mark.tsx'
import { computeUpcomingDays, type UpcomingDay, upcomingDaysCount } from './draft/upcoming-days.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'

/** The next days as clients will see them once the draft is published. While it cannot be, the last days that could. */
export function UpcomingDaysPanel() {
  const { locale, draft } = useScheduleEditor()
  const { schedule, published, todayDate } = draft
  const [shown, setShown] = useState(published.schedule)
  const publishable = checkSchedule(schedule).length === 0
  if (publishable && shown !== schedule) setShown(schedule)
  const reader = { locale, timeZone: shown.timeZone }
  const days = computeUpcomingDays(shown, published.schedule, todayDate)
  return (
    <section aria-labelledby="upcoming-days" className="card p-4 sm:p-5">
      <h2 id="upcoming-days">The next {upcomingDaysCount} days</h2>
      <p className="mt-1 text-sm text-muted">
        {publishable
          ? `Your open hours as clients will see them, in ${zoneName(reader.timeZone)}.`
          : 'These days follow your draft again once the marked hours are mended.'}
      </p>
      <ol className="mt-3">
        {days.map(day => (
          <li key={day.date} className="flex gap-3 border-t border-line py-2 text-sm first:border-t-0">
            <span className="w-22 shrink-0 font-medium">
              {formatDate(locale, day.date, { length: 'short' })}
            </span>
            <span className="min-w-0">
              <OpenHours day={day} reader={reader} />
              <DayMark day={day} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function OpenHours({ day, reader }: { day: UpcomingDay; reader: Reader }) {
  if (day.open.length === 0) return <span className="text-muted">Closed</span>
  return day.open.map(({ fromAt, toAt }) => {
    const endsAtMidnight = localDate(reader.timeZone, toAt) !== day.date
    const end = endsAtMidnight ? 'midnight' : formatSlotTime(reader, toAt)
    return (
      <span key={fromAt} className="block">
        {formatSlotTime(reader, fromAt)}–{end}
      </span>
    )
  })
}
