'use client'
import { memo } from 'react'
import type { Locale } from '#locale.ts'
import { formatWallTime, timeOfMinutes } from '../draft/wall-time.ts'
import type { DensityMinutes } from './cell-moves.ts'
import { nameOfCell, nameOfSpan } from './cell-name.ts'
import { gridColumns } from './grid-columns.ts'
import type { GridDay } from './grid-day.ts'
import type { GridVisit } from './grid-visit.ts'

interface GridRowProps {
  locale: Locale
  week: readonly GridDay[]
  visitsByDate: ReadonlyMap<string, readonly GridVisit[]>
  row: number
  densityMinutes: DensityMinutes
  /** The column of the cell that a Tab reaches, where it is in this row. */
  tabDay: number | null
  /** The first and the last selected column, where some are. */
  firstSelected: number | null
  lastSelected: number | null
}

const heights: Record<DensityMinutes, string> = { 15: 'h-6', 30: 'h-8', 60: 'h-12' }

/** One stretch of time through the week. What is drawn of the hours lies below it; its cells have the names and the focus. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { locale, week, visitsByDate, row, densityMinutes, tabDay, firstSelected, lastSelected } = props
  const span = { startMinute: row * densityMinutes, endMinute: (row + 1) * densityMinutes }
  const spanName = nameOfSpan(locale, span)
  const onHour = span.startMinute % 60 === 0
  // No transparent border: where colours are forced it would be seen.
  const line = onHour ? 'border-t border-t-line' : ''
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of the ARIA patterns, whose rows are no table.
    // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus.
    <div role="row" className={`${gridColumns} relative ${heights[densityMinutes]}`}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: a heading. */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      <div
        role="rowheader"
        className={`sticky start-0 z-20 bg-surface pe-1.5 pt-0.5 text-end text-xs leading-none text-muted ${line}`}
      >
        <span className={onHour ? '' : 'sr-only'}>
          {formatWallTime(locale, timeOfMinutes(span.startMinute))}
        </span>
      </div>
      {week.map((day, index) => (
        // biome-ignore lint/a11y/useSemanticElements: as above.
        <div
          key={day.date}
          role="gridcell"
          data-cell={`${index}-${row}`}
          tabIndex={index === tabDay ? 0 : -1}
          aria-selected={
            firstSelected !== null && lastSelected !== null && firstSelected <= index && index <= lastSelected
          }
          aria-label={nameOfCell(day, visitsByDate.get(day.date) ?? [], span, spanName)}
          className={`z-10 scroll-m-24 scroll-ms-16 border-s border-s-line select-none focus-visible:rounded-none focus-visible:-outline-offset-2 aria-selected:bg-brand/20 forced-colors:aria-selected:border-2 forced-colors:aria-selected:border-[Highlight] ${line}`}
        />
      ))}
    </div>
  )
})
