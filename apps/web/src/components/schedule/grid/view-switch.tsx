'use client'
import type { HoursView } from './hours-view.ts'

interface ViewSwitchProps {
  /** Null while only CSS knows which one is shown. */
  shown: HoursView['kind']
  onChoose: (kind: 'grid' | 'list') => void
}

/** While nothing is checked, the one that CSS shows looks as if it were. */
const views = [
  { kind: 'grid', name: 'Grid', shownByCss: 'md:bg-brand md:text-on-brand' },
  { kind: 'list', name: 'List', shownByCss: 'max-md:bg-brand max-md:text-on-brand' },
] as const

/** Two ways to see and change the same hours. */
export function ViewSwitch({ shown, onChoose }: ViewSwitchProps) {
  return (
    <fieldset className="inline-flex rounded-xl border border-control p-0.5">
      <legend className="sr-only">View</legend>
      {views.map(({ kind, name, shownByCss }) => (
        <label
          key={kind}
          className={`relative inline-flex min-h-9 cursor-pointer items-center rounded-[0.6rem] px-4 text-sm font-semibold text-brand has-checked:bg-brand has-checked:text-on-brand has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] forced-colors:has-checked:forced-color-adjust-none ${shown ? '' : shownByCss}`}
        >
          <input
            type="radio"
            name="hours-view"
            checked={shown === kind}
            onChange={() => onChoose(kind)}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}
