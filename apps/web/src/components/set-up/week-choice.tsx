'use client'
import type { Locale } from '#locale.ts'
import { describePreset, type WeekPreset, weekPresets } from '#set-up/week-presets.ts'

interface WeekChoiceProps {
  locale: Locale
  /** Null: in the editor, later. */
  chosen: WeekPreset | null
  onChoose: (preset: WeekPreset | null) => void
}

/** The first week: a usual one, or one's own. */
export function WeekChoice({ locale, chosen, onChoose }: WeekChoiceProps) {
  const choices = weekPresets.map(preset => ({
    id: preset.id,
    name: preset.name,
    words: describePreset(locale, preset),
    preset,
  }))
  const ownWeek = {
    id: 'own',
    name: 'I’ll set it myself',
    words: 'The schedule opens empty; nobody can book until you publish.',
    preset: null,
  }
  return (
    <fieldset>
      <legend className="text-xl font-semibold tracking-tight">Your first week</legend>
      <p className="mt-1 text-sm text-muted">
        You can change everything later. Visits begin with 15 minutes.
      </p>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        {[...choices, ownWeek].map(({ id, name, words, preset }) => (
          <label
            key={id}
            className="flex cursor-pointer gap-3 rounded-xl border border-control p-4 has-checked:border-brand has-checked:bg-brand-soft has-checked:outline-1 has-checked:outline-brand"
          >
            <input
              type="radio"
              name="week"
              value={id}
              checked={preset === chosen}
              onChange={() => onChoose(preset)}
              className="mt-0.5 size-5 shrink-0 accent-brand"
            />
            <span>
              <span className="font-semibold">{name}</span>
              <span className="mt-0.5 block text-sm text-muted">{words}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
