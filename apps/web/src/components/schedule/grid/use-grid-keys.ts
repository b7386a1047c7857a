'use client'
import type { FocusEvent, KeyboardEvent, MouseEvent, RefObject } from 'react'
import { flushSync } from 'react-dom'
import {
  areaOfCells,
  type CellPlace,
  type CellSelection,
  type DensityMinutes,
  moveCell,
} from './cell-moves.ts'
import { spansMeet } from './day-spans.ts'
import type { GridDay } from './grid-day.ts'
import { eraseArea, type GridArea, type GridBlock, paintArea, putBlock, type SetHours } from './grid-edit.ts'
import { blockAfterKey } from './grid-keys.ts'

interface GridKeysOptions {
  grid: RefObject<HTMLElement | null>
  week: readonly GridDay[]
  densityMinutes: DensityMinutes
  selection: CellSelection
  setSelection: (selection: CellSelection) => void
  onEdit: (edit: SetHours) => void
  onOpen: (what: GridBlock | 'keys') => void
  /** Several cells are selected. */
  onSelect: (area: GridArea) => void
  onEscape: () => void
}

/** The grid by keys: one of its cells has the focus, and a Tab leads out of it. */
export function useGridKeys(options: GridKeysOptions) {
  const { grid, week, densityMinutes, selection, setSelection, onEdit, onOpen, onSelect, onEscape } = options
  const { focus, anchor } = selection
  const area = areaOfCells(selection, densityMinutes)
  const isOneCell = focus.day === anchor.day && focus.row === anchor.row

  /** The hours in the cell that has the focus. */
  function findBlock(): GridBlock | null {
    const cell = areaOfCells({ focus, anchor: focus }, densityMinutes)
    const span = week[focus.day]?.spans.find(span => spansMeet(span, cell))
    return span ? { day: focus.day, ...span } : null
  }

  function goTo(place: CellPlace, selectFrom: CellPlace) {
    const next = { focus: place, anchor: selectFrom }
    // The focus that follows must find its own cell selected already.
    flushSync(() => setSelection(next))
    grid.current?.querySelector<HTMLElement>(`[data-cell="${place.day}-${place.row}"]`)?.focus()
  }

  function changeBlock(event: KeyboardEvent) {
    const block = findBlock()
    const changed = block && blockAfterKey(block, event)
    if (!changed) return
    event.preventDefault()
    onEdit(putBlock(week, block, changed))
    const cell = areaOfCells({ focus, anchor: focus }, densityMinutes)
    const row = spansMeet(changed, cell) ? focus.row : Math.floor(changed.startMinute / densityMinutes)
    const place = { day: changed.day, row }
    goTo(place, place)
  }

  function openOrPaint() {
    const block = isOneCell ? findBlock() : null
    if (block) return onOpen(block)
    onEdit(paintArea(week, area))
    setSelection({ focus, anchor: focus })
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (event.altKey) return changeBlock(event)
    const place = moveCell(focus, event, densityMinutes)
    if (place) {
      const selectFrom = event.shiftKey ? anchor : place
      goTo(place, selectFrom)
      if (event.shiftKey) onSelect(areaOfCells({ focus: place, anchor: selectFrom }, densityMinutes))
    } else if (event.key === 'Enter' || event.key === ' ') {
      openOrPaint()
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      onEdit(eraseArea(week, area))
      setSelection({ focus, anchor: focus })
    } else if (event.key === '?') {
      onOpen('keys')
    } else if (event.key === 'Escape') {
      onEscape()
      setSelection({ focus, anchor: focus })
    } else return
    event.preventDefault()
  }

  /** A cell may also get the focus by a pointer, or by a screen reader. */
  function handleFocus(event: FocusEvent<HTMLElement>) {
    const [day, row] = (event.target.dataset.cell ?? '').split('-').map(Number)
    if (day === undefined || row === undefined || (day === focus.day && row === focus.row)) return
    setSelection({ focus: { day, row }, anchor: { day, row } })
  }

  return {
    onKeyDown: handleKeyDown,
    onFocus: handleFocus,
    // Assistive technology presses a cell without a pointer.
    onClick: (event: MouseEvent) => {
      if (event.detail === 0) openOrPaint()
    },
  }
}
