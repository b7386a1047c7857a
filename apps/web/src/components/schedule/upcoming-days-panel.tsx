'use client'
import { addDays } from '@holdfast/shared/rules/dates'
import { quarterMinutes } from '@holdfast/shared/rules/limits'
import { checkSchedule } from '@holdfast/shared/rules/schedule'
import { findWarnings } from '@holdfast/shared/rules/schedule-warnings'
import { computeUpcomingDays, type UpcomingDay } from '@holdfast/shared/rules/upcoming-days'
import { memo, useDeferredValue, useState } from 'react'
import { formatDate, formatSlotTime, localDate, type Reader, zoneName } from '#format.ts'
import type { Locale } from '#locale.ts'
import { DayMark, NotPublished } from './day-mark.tsx'
import { describeTimes } from './draft/day-times-words.ts'
import type { ScheduleDraft } from './draft/schedule-draft.ts'
import { formatHours } from './draft/wall-time.ts'
import { describeWarnings } from './draft/warning-words.ts'
import { type Offer, useScheduleEditor } from './schedule-editor-context.ts'

/** The next days as clients will see them once the draft is published. While it cannot be, the last days that could. */
export function UpcomingDaysPanel() {
  const { locale, draft, offer, openedAt } = useScheduleEditor()
  const { schedule, published, todayDate } = draft
  const [publishable, setPublishable] = useState(published.schedule)
  const isPublishable = checkSchedule(schedule).length === 0
  if (isPublishable && publishable !== schedule) setPublishable(schedule)
  // What is being dragged or typed does not wait for four weeks.
  const shown = useDeferredValue(publishable)
  return (
    <section aria-labelledby="upcoming-days" className="card p-4 sm:p-5">
      <h2 id="upcoming-days">The next 4 weeks</h2>
      <p className="mt-1 text-sm text-muted">
        {isPublishable
          ? `Your open hours as clients will see them, in ${zoneName(shown.timeZone)}. Time off comes before dates, dates before weekly hours.`
          : 'These days follow your draft again once the marked hours are mended.'}
      </p>
      <UpcomingWeeks
        locale={locale}
        schedule={shown}
        published={published}
        todayDate={todayDate}
        offer={offer}
        openedAt={openedAt}
      />
    </section>
  )
}

interface UpcomingWeeksProps {
  locale: Locale
  schedule: ScheduleDraft['schedule']
  published: ScheduleDraft['published']
  todayDate: string
  offer: Offer
  openedAt: number
}

const daysPerWeek = 7
const hourMs = 3_600_000

const UpcomingWeeks = memo(function UpcomingWeeks(props: UpcomingWeeksProps) {
  const { locale, schedule, published, todayDate, offer, openedAt } = props
  const { durationMinutes, noticeMinutes, horizonDays } = offer
  const reader = { locale, timeZone: schedule.timeZone }
  // Buffers need not be open, and count only beside what is booked.
  const visit = {
    durationQuarters: durationMinutes / quarterMinutes,
    bufferBeforeQuarters: 0,
    bufferAfterQuarters: 0,
  }
  const days = computeUpcomingDays({ schedule, noticeMinutes, horizonDays }, visit, {
    published: published.schedule,
    fromDate: todayDate,
    now: openedAt,
  })
  const weeks = Array.from({ length: days.length / daysPerWeek }, (_, week) =>
    days.slice(week * daysPerWeek, (week + 1) * daysPerWeek),
  )
  const warnings = findWarnings(schedule, visit, todayDate, addDays(todayDate, horizonDays))
  const notes = describeWarnings(locale, { schedule, durationMinutes, todayDate }, warnings)
  const bookable = { todayDate, noticeMinutes, horizonDays, now: openedAt }
  return (
    <>
      {weeks.map((week, index) => (
        <details key={index} open={index === 0} className="group border-t border-line first-of-type:mt-3">
          <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 text-sm">
            <span className="inline-flex items-center gap-2 font-semibold">
              <svg viewBox="0 0 16 16" aria-hidden="true" className="size-3 -rotate-90 group-open:rotate-0">
                <path d="m3 5.5 5 5 5-5" fill="none" stroke="currentColor" strokeWidth="1.75" />
              </svg>
              {weekName(locale, week)}
            </span>
            <span className="ms-auto text-muted">{formatHours(openHours(week) * 60)}</span>
            {week.some(({ changed }) => changed) && (
              <span className="basis-full pb-2 text-xs">
                <NotPublished />
              </span>
            )}
          </summary>
          <ol className="pb-2">
            {week.map(day => (
              <li key={day.date} className="flex gap-3 border-t border-line py-1.5 text-sm">
                <span className="w-22 shrink-0 font-medium">
                  {formatDate(locale, day.date, { length: 'short' })}
                </span>
                <span className="min-w-0 grow">
                  <OpenHours day={day} reader={reader} />
                  <DayMark day={day} />
                </span>
                <span className="w-18 shrink-0 text-end text-xs leading-5 text-muted">
                  {describeTimes(day, bookable)}
                </span>
              </li>
            ))}
          </ol>
        </details>
      ))}
      <p className="mt-2 text-xs text-muted">
        Times are starts of a visit of {durationMinutes} minutes, less what is booked.
      </p>
      {notes.length > 0 && (
        <>
          <h3 className="mt-4 text-sm">Good to know</h3>
          <ul className="mt-1 list-disc space-y-1 ps-5 text-sm">
            {notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
})

/** "Mon 23 Nov – Sun 29 Nov". */
function weekName(locale: Locale, week: readonly UpcomingDay[]): string {
  const ends = [week[0], week.at(-1)].map(day => day && formatDate(locale, day.date, { length: 'short' }))
  return ends.join(' – ')
}

function openHours(week: readonly UpcomingDay[]): number {
  return week.flatMap(({ open }) => open).reduce((sum, { fromAt, toAt }) => sum + (toAt - fromAt) / hourMs, 0)
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
