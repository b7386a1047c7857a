import { type DensityMinutes, densities } from './cell-moves.ts'

/** How a person looks at the weekly hours. A cookie of this browser keeps it, so that the first paint is right already. */
export interface HoursView {
  /** Null for one who has not chosen: narrow windows then get the list, wide ones the grid. */
  kind: 'grid' | 'list' | null
  densityMinutes: DensityMinutes
}

export const hoursViewCookie = 'holdfast_hours_view'

const cookieSeconds = 365 * 24 * 60 * 60
const densityDefault = 30

export function parseHoursView(text: string | undefined): HoursView {
  const [kind, minutes] = (text ?? '').split('.')
  return {
    kind: kind === 'grid' || kind === 'list' ? kind : null,
    densityMinutes: densities.find(density => String(density) === minutes) ?? densityDefault,
  }
}

export function keepHoursView({ kind, densityMinutes }: HoursView): void {
  const value = `${kind ?? ''}.${densityMinutes}`
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
  document.cookie = `${hoursViewCookie}=${value}; path=/; max-age=${cookieSeconds}; samesite=lax`
}
