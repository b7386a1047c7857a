'use client'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { minutesOfWindows } from './draft/day-windows.ts'
import { patternOn, weekdaysOf } from './draft/schedule-day.ts'
import { formatHours } from './draft/wall-time.ts'
import { EmptyWeek } from './empty-week.tsx'
import { type HoursView, keepHoursView } from './grid/hours-view.ts'
import { useIsWide } from './grid/use-is-wide.ts'
import { ViewSwitch } from './grid/view-switch.tsx'
import { WeekGrid } from './grid/week-grid.tsx'
import { PatternChoice } from './patterns/pattern-choice.tsx'
import { useScheduleEditor } from './schedule-editor-context.ts'
import { WeekdayHours } from './weekday-hours.tsx'

/** A way to a field of the list, as the summary of problems has them. */
const fieldLink = 'a[href^="#weekly."]'

/** The weekly hours, as a grid of dates or as a list of weekdays with fields: two views of one draft. */
export function WeeklyHours({ hoursView }: { hoursView: HoursView }) {
  const { locale, draft } = useScheduleEditor()
  const { schedule, patternDate } = draft
  const [view, setView] = useState(hoursView)
  const isWide = useIsWide()
  const kind = view.kind ?? (isWide === null ? null : isWide ? 'grid' : 'list')

  // Before the link leads to the field, the field is there.
  useEffect(() => {
    if (kind === 'list') return
    const showFields = ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || !target.closest(fieldLink)) return
      flushSync(() => setView(shown => ({ ...shown, kind: 'list' })))
    }
    document.addEventListener('click', showFields, { capture: true })
    return () => document.removeEventListener('click', showFields, { capture: true })
  }, [kind])

  function choose(chosen: Partial<HoursView>) {
    const next = { ...view, ...chosen }
    setView(next)
    keepHoursView(next)
  }

  const windows = Object.values(patternOn(schedule, patternDate)?.hours ?? {}).flat()
  return (
    <section aria-labelledby="weekly-hours" className="card p-4 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap items-baseline gap-x-4">
          <h2 id="weekly-hours" tabIndex={-1}>
            Weekly hours
          </h2>
          {windows.length > 0 && (
            <p className="text-muted">{formatHours(minutesOfWindows(windows))} a week</p>
          )}
        </div>
        <ViewSwitch shown={kind} onChoose={chosen => choose({ kind: chosen })} />
      </div>
      <PatternChoice />
      {windows.length === 0 && <EmptyWeek />}
      {kind !== 'list' && (
        <div className={kind ? '' : 'max-md:hidden'}>
          <WeekGrid
            densityMinutes={view.densityMinutes}
            onDensityChange={densityMinutes => choose({ densityMinutes })}
          />
        </div>
      )}
      {kind !== 'grid' && (
        <div className={kind ? '@container mt-1' : '@container mt-1 md:hidden'}>
          {weekdaysOf(locale).map(weekday => (
            <WeekdayHours key={weekday} weekday={weekday} />
          ))}
        </div>
      )}
    </section>
  )
}
