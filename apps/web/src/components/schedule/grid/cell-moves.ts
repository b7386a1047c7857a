import { minutesPerDay } from '../draft/wall-time.ts'
import { daysPerWeek } from './grid-day.ts'
import type { GridArea } from './grid-edit.ts'

/** A cell by its column and its row. */
export interface CellPlace {
  day: number
  row: number
}

/** The cell that has the focus, and the one at which the selection began. */
export interface CellSelection {
  focus: CellPlace
  anchor: CellPlace
}

export const densities = [15, 30, 60] as const
/** How many minutes a row stands for. */
export type DensityMinutes = (typeof densities)[number]

/** Where a key leads from a cell (the grid pattern of the ARIA practices); null for a key that leads nowhere. */
export function moveCell(
  { day, row }: CellPlace,
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
  densityMinutes: DensityMinutes,
): CellPlace | null {
  const [lastDay, lastRow] = [daysPerWeek - 1, minutesPerDay / densityMinutes - 1]
  const rowsPerHour = 60 / densityMinutes
  const places: Record<string, CellPlace> = {
    ArrowUp: { day, row: row - 1 },
    ArrowDown: { day, row: row + 1 },
    ArrowLeft: { day: day - 1, row },
    ArrowRight: { day: day + 1, row },
    PageUp: { day, row: row - rowsPerHour },
    PageDown: { day, row: row + rowsPerHour },
    Home: { day: 0, row: ctrlKey ? 0 : row },
    End: { day: lastDay, row: ctrlKey ? lastRow : row },
  }
  const place = places[key]
  if (!place) return null
  return {
    day: Math.min(Math.max(place.day, 0), lastDay),
    row: Math.min(Math.max(place.row, 0), lastRow),
  }
}

/** Every cell between two, as a stretch of days and of time. */
export function areaOfCells({ focus, anchor }: CellSelection, densityMinutes: DensityMinutes): GridArea {
  return {
    firstDay: Math.min(focus.day, anchor.day),
    lastDay: Math.max(focus.day, anchor.day),
    startMinute: Math.min(focus.row, anchor.row) * densityMinutes,
    endMinute: (Math.max(focus.row, anchor.row) + 1) * densityMinutes,
  }
}
