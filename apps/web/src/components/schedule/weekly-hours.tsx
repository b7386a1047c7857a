'use client'
import type { Window } from '@holdfast/shared/rules/schedule'
import { formatDate } from '#format.ts'
import { minutesOfWindows } from './draft/day-windows.ts'
import { patternOn, weekdaysOf } from './draft/schedule-day.ts'
import { formatHours } from './draft/wall-time.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'
import { WeekdayHours } from './weekday-hours.tsx'

const presets: { name: string; window: Window }[] = [
  { name: 'Mon–Fri 9–5', window: { startTime: '09:00', endTime: '17:00' } },
  { name: 'Mon–Fri 8–3', window: { startTime: '08:00', endTime: '15:00' } },
]

/** The weekly hours in force today as a list: a group of fields for each weekday. */
export function WeeklyHours() {
  const { locale, draft, dispatch, announce } = useScheduleEditor()
  const { schedule, todayDate } = draft
  const windows = Object.values(patternOn(schedule, todayDate)?.hours ?? {}).flat()
  const laterPatterns = schedule.weekly.filter(pattern => pattern.effectiveFrom > todayDate)
  return (
    <section aria-labelledby="weekly-hours" className="card p-4 sm:p-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="weekly-hours" tabIndex={-1}>
          Weekly hours
        </h2>
        {windows.length > 0 && <p className="text-muted">{formatHours(minutesOfWindows(windows))} a week</p>}
      </div>
      {windows.length === 0 && (
        <div className="mt-4 rounded-xl bg-sunken p-4">
          <p>
            You have no weekly hours, so nobody can book. Begin with a usual week and change it from there:
          </p>
          <div className="mt-3 flex flex-wrap gap-3">
            {presets.map(({ name, window }) => (
              <button
                key={name}
                type="button"
                onClick={() => {
                  dispatch({ type: 'fillWorkdays', window })
                  announce(`Monday to Friday filled in: ${name}.`)
                  document.getElementById('weekly-hours')?.focus()
                }}
                className="button"
              >
                {name}
              </button>
            ))}
          </div>
        </div>
      )}
      <div className="mt-1">
        {weekdaysOf(locale).map(weekday => (
          <WeekdayHours key={weekday} weekday={weekday} />
        ))}
      </div>
      {laterPatterns.map(({ effectiveFrom }) => (
        <p key={effectiveFrom} className="notice mt-3">
          Other weekly hours take over on {formatDate(locale, effectiveFrom, { year: true })}. They stay as
          they are.
        </p>
      ))}
    </section>
  )
}
