'use client'
import { addDays } from '@holdfast/shared/rules/dates'
import { formatDate } from '#format.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import { type DensityMinutes, densities } from './cell-moves.ts'
import { daysPerWeek, weekStartOf } from './grid-day.ts'
import type { GridTool } from './grid-drag.ts'

interface GridToolbarProps {
  startDate: string
  onStartDateChange: (date: string) => void
  tool: GridTool
  onToolChange: (tool: GridTool) => void
  densityMinutes: DensityMinutes
  onDensityChange: (densityMinutes: DensityMinutes) => void
  onShowKeys: () => void
}

const weeksAhead = 52

const tools = [
  { tool: 'add', name: 'Add hours' },
  { tool: 'remove', name: 'Remove hours' },
] as const

/** Which week the grid shows, what a drag does, and how tall an hour is. */
export function GridToolbar(props: GridToolbarProps) {
  const { startDate, onStartDateChange, tool, onToolChange, densityMinutes, onDensityChange, onShowKeys } =
    props
  const { locale, draft } = useScheduleEditor()
  const thisWeek = weekStartOf(locale, draft.todayDate)
  const lastWeek = addDays(thisWeek, weeksAhead * daysPerWeek)

  function stepButton(days: number, name: string, sign: string) {
    const date = addDays(startDate, days)
    const isOff = date < thisWeek || date > lastWeek
    return (
      <button
        type="button"
        aria-label={name}
        aria-disabled={isOff}
        onClick={() => !isOff && onStartDateChange(date)}
        className="grid size-10 cursor-pointer place-items-center rounded-lg text-2xl leading-none text-brand hover:bg-brand-soft aria-disabled:cursor-default aria-disabled:text-muted aria-disabled:opacity-50 aria-disabled:hover:bg-transparent"
      >
        <span aria-hidden="true">{sign}</span>
      </button>
    )
  }

  return (
    <div className="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="flex flex-wrap items-center gap-x-1">
        {stepButton(-daysPerWeek, 'Previous week', '‹')}
        <h3 aria-live="polite" className="text-sm sm:text-base">
          {startDate === thisWeek
            ? 'This week'
            : `Week of ${formatDate(locale, startDate, { length: 'short' })}`}
        </h3>
        {stepButton(daysPerWeek, 'Next week', '›')}
        {startDate !== thisWeek && (
          <button
            type="button"
            onClick={() => onStartDateChange(thisWeek)}
            className="link ms-2 min-h-9 cursor-pointer text-sm"
          >
            This week
          </button>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
        <fieldset className="flex flex-wrap gap-x-4">
          <legend className="sr-only">What a drag does</legend>
          {tools.map(({ tool: other, name }) => (
            <label key={other} className="inline-flex min-h-9 cursor-pointer items-center gap-2">
              <input
                type="radio"
                name="grid-tool"
                checked={tool === other}
                onChange={() => onToolChange(other)}
                className="size-4.5 accent-brand"
              />
              {name}
            </label>
          ))}
        </fieldset>
        <label className="inline-flex items-center gap-2">
          Rows
          <select
            value={densityMinutes}
            onChange={event => {
              const chosen = densities.find(density => density === Number(event.target.value))
              if (chosen) onDensityChange(chosen)
            }}
            className="field min-h-9 w-auto py-1"
          >
            {densities.map(density => (
              <option key={density} value={density}>
                {density} minutes
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={onShowKeys} className="link min-h-9 cursor-pointer">
          Keys
        </button>
      </div>
    </div>
  )
}
