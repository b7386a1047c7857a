'use client'
import { type WeekPreset, weekPresets } from '#set-up/week-presets.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'

/** What to do about a week without hours: usual ones to begin with. */
export function EmptyWeek() {
  const { draft, dispatch, announce } = useScheduleEditor()

  function fill({ name, days, daysInWords, window }: WeekPreset) {
    const onDate = draft.patternDate
    dispatch({
      type: 'setHours',
      days: days.map(weekday => ({ day: { weekday, onDate }, windows: [window] })),
    })
    announce(`${daysInWords} filled in: ${name}.`)
    document.getElementById('weekly-hours')?.focus()
  }

  return (
    <div className="mt-4 rounded-xl bg-sunken p-4 forced-colors:border">
      <p>You have no weekly hours, so nobody can book. Begin with a usual week and change it from there:</p>
      <div className="mt-3 flex flex-wrap gap-3">
        {weekPresets.map(preset => (
          <button key={preset.id} type="button" onClick={() => fill(preset)} className="button">
            {preset.name}
          </button>
        ))}
      </div>
    </div>
  )
}
