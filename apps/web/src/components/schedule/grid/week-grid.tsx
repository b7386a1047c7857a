'use client'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { editSchedule } from '../draft/edit-schedule.ts'
import { minutesPerDay } from '../draft/wall-time.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import { BlockForm } from './block-form.tsx'
import { areaOfCells, type CellSelection, type DensityMinutes } from './cell-moves.ts'
import { DayColumn } from './day-column.tsx'
import { describeEdit } from './describe-edit.ts'
import { DragGhost, type GridGhost } from './drag-ghost.tsx'
import { dayColumns } from './grid-columns.ts'
import { computeGridWeek, weekStartOf } from './grid-day.ts'
import { type DragStart, editOfTarget, type GridTool, labelOfTarget } from './grid-drag.ts'
import type { GridArea, GridBlock, SetHours } from './grid-edit.ts'
import { GridHeader } from './grid-header.tsx'
import { GridRow } from './grid-row.tsx'
import { GridToolbar } from './grid-toolbar.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { useGridKeys } from './use-grid-keys.ts'
import { useGridPointer } from './use-grid-pointer.ts'
import { useWeekVisits } from './use-week-visits.ts'

interface WeekGridProps {
  densityMinutes: DensityMinutes
  onDensityChange: (densityMinutes: DensityMinutes) => void
}

const noVisits: readonly never[] = []
const usualStartMinute = 9 * 60

/** One week of dates, on which hours are painted, moved and removed by pointer and by keys. Booked appointments lie over them. */
export function WeekGrid({ densityMinutes, onDensityChange }: WeekGridProps) {
  const { locale, draft, dispatch, announce } = useScheduleEditor()
  const { schedule, todayDate, patternDate } = draft
  const [startDate, setStartDate] = useState(() => weekStartOf(locale, patternDate))
  const [tool, setTool] = useState<GridTool>('add')
  const [clickStart, setClickStart] = useState<GridArea | null>(null)
  const [opened, setOpened] = useState<GridBlock | 'keys' | null>(null)
  const hintId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const days = useRef<HTMLDivElement>(null)
  const ghost = useRef<GridGhost>(null)
  const week = useMemo(
    () => computeGridWeek(schedule, startDate, todayDate),
    [schedule, startDate, todayDate],
  )
  const { visits, byDate, retry } = useWeekVisits(schedule.timeZone, startDate)
  const [firstMinute] = useState(() =>
    Math.min(...week.map(day => day.spans[0]?.startMinute ?? usualStartMinute)),
  )
  const [selection, setSelection] = useState<CellSelection>(() => {
    const place = { day: 0, row: Math.floor(firstMinute / densityMinutes) }
    return { focus: place, anchor: place }
  })

  // The grid follows the weekly pattern that the page shows.
  const [followedDate, setFollowedDate] = useState(patternDate)
  if (followedDate !== patternDate) {
    setFollowedDate(patternDate)
    setStartDate(weekStartOf(locale, patternDate))
  }

  useLayoutEffect(() => scrollToMinute(firstMinute - 30), [firstMinute])
  useEffect(() => rest(), [clickStart])

  function scrollToMinute(minute: number) {
    const height = days.current?.offsetHeight ?? 0
    scroller.current?.scrollTo({ top: (minute / minutesPerDay) * height, behavior: 'instant' })
  }

  function changeDensity(minutes: DensityMinutes) {
    const topMinute = ((scroller.current?.scrollTop ?? 0) / (days.current?.offsetHeight || 1)) * minutesPerDay
    const place = {
      day: selection.focus.day,
      row: Math.floor((selection.focus.row * densityMinutes) / minutes),
    }
    flushSync(() => {
      setSelection({ focus: place, anchor: place })
      onDensityChange(minutes)
    })
    scrollToMinute(topMinute)
  }

  function edit(change: SetHours) {
    const edited = editSchedule(draft, change)
    dispatch(change)
    const editedWeek = computeGridWeek(edited, startDate, todayDate)
    announce(describeEdit(locale, change, { schedule: edited, week: editedWeek, visits }))
  }

  function targetOfClicks(area: GridArea, tool: GridTool) {
    const joined = {
      firstDay: Math.min(area.firstDay, clickStart?.firstDay ?? area.firstDay),
      lastDay: Math.max(area.lastDay, clickStart?.lastDay ?? area.lastDay),
      startMinute: Math.min(area.startMinute, clickStart?.startMinute ?? area.startMinute),
      endMinute: Math.max(area.endMinute, clickStart?.endMinute ?? area.endMinute),
    }
    return { type: tool === 'add' ? ('paint' as const) : ('erase' as const), area: joined }
  }

  function areaAt({ day, minute }: { day: number; minute: number }): GridArea {
    const place = {
      day,
      row: Math.min(Math.floor(minute / densityMinutes), minutesPerDay / densityMinutes - 1),
    }
    return areaOfCells({ focus: place, anchor: place }, densityMinutes)
  }

  /** The first click says where hours start, the second one where they end; one on hours opens their form. */
  function click({ point, hit, tool }: DragStart) {
    const target = targetOfClicks(areaAt(point), tool)
    if (clickStart) {
      setClickStart(null)
      edit(editOfTarget(week, target))
    } else if (hit && tool === 'add') {
      setOpened(hit.block)
    } else {
      setClickStart(target.area)
      announce(`${labelOfTarget(locale, week, target)}. Now choose the end.`)
    }
  }

  /** What the ghost shows while nothing is dragged: where the first click was. */
  function rest() {
    if (clickStart) ghost.current?.show(targetOfClicks(clickStart, tool))
    else ghost.current?.hide()
  }

  const pointer = useGridPointer({
    scroller,
    days,
    ghost,
    week,
    tool,
    onDrop: target => {
      setClickStart(null)
      edit(editOfTarget(week, target))
    },
    onClick: click,
    onHover: point => {
      if (clickStart) ghost.current?.show(targetOfClicks(areaAt(point), tool))
    },
    onRest: rest,
  })
  const keys = useGridKeys({
    grid: scroller,
    week,
    densityMinutes,
    selection,
    setSelection,
    onEdit: edit,
    onOpen: setOpened,
    onSelect: area => announce(`${labelOfTarget(locale, week, { type: 'paint', area })} selected`),
    onEscape: () => setClickStart(null),
  })

  const selected = areaOfCells(selection, densityMinutes)
  const selectsMany =
    selection.focus.day !== selection.anchor.day || selection.focus.row !== selection.anchor.row
  return (
    <div>
      <GridToolbar
        startDate={startDate}
        onStartDateChange={date => {
          setClickStart(null)
          setStartDate(date)
        }}
        tool={tool}
        onToolChange={setTool}
        densityMinutes={densityMinutes}
        onDensityChange={changeDensity}
        onShowKeys={() => setOpened('keys')}
      />
      <p id={hintId} className="mt-1 text-sm text-muted">
        {clickStart ? (
          'Now choose the end, or press Escape.'
        ) : (
          <>
            <span className="pointer-coarse:hidden">{hints[tool].pointer}</span>
            <span className="hidden pointer-coarse:inline">{hints[tool].finger}</span>
          </>
        )}{' '}
        Changes apply to every week; in a dashed day, to that date only.
      </p>
      {retry && (
        <p role="status" className="mt-1 text-sm">
          Booked appointments could not be loaded.{' '}
          <button type="button" onClick={retry} className="link min-h-8 cursor-pointer">
            Try again
          </button>
        </p>
      )}
      <div
        ref={scroller}
        {...pointer}
        {...keys}
        className="mt-3 max-h-[min(38rem,75dvh)] overflow-auto rounded-xl border border-line bg-surface [-webkit-touch-callout:none]"
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a grid of the ARIA patterns, whose rows are no table. */}
        <div
          role="grid"
          aria-label="Hours of the week"
          aria-describedby={hintId}
          aria-multiselectable="true"
          className="min-w-[33.25rem]"
        >
          <GridHeader locale={locale} week={week} todayDate={todayDate} />
          {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
          <div role="rowgroup" className="relative isolate">
            <div ref={days} aria-hidden="true" className={dayColumns}>
              {week.map(day => (
                <DayColumn
                  key={day.date}
                  locale={locale}
                  day={day}
                  isPast={day.date < todayDate}
                  visits={byDate.get(day.date) ?? noVisits}
                />
              ))}
            </div>
            {Array.from({ length: minutesPerDay / densityMinutes }, (_, row) => {
              const inSelection =
                selectsMany &&
                selected.startMinute <= row * densityMinutes &&
                row * densityMinutes < selected.endMinute
              return (
                <GridRow
                  // A row is its time.
                  key={row * densityMinutes}
                  locale={locale}
                  week={week}
                  visitsByDate={byDate}
                  row={row}
                  densityMinutes={densityMinutes}
                  tabDay={row === selection.focus.row ? selection.focus.day : null}
                  firstSelected={inSelection ? selected.firstDay : null}
                  lastSelected={inSelection ? selected.lastDay : null}
                />
              )
            })}
            <div aria-hidden="true" className={`${dayColumns} pointer-events-none`}>
              <DragGhost ref={ghost} locale={locale} week={week} />
            </div>
          </div>
        </div>
      </div>
      {opened === 'keys' && <KeysDialog onClose={() => setOpened(null)} />}
      {opened && opened !== 'keys' && (
        <BlockForm week={week} block={opened} onEdit={edit} onClose={() => setOpened(null)} />
      )}
    </div>
  )
}

const hints: Record<GridTool, { pointer: string; finger: string }> = {
  add: {
    pointer:
      'Drag over free time to add hours, or click a start and then an end. Drag hours or their edges to change them; click them for a form.',
    finger:
      'Press and hold, then drag over free time to add hours; or tap a start and then an end. Tap hours for a form.',
  },
  remove: {
    pointer: 'Drag over hours to remove them, or click a start and then an end.',
    finger: 'Press and hold, then drag over hours to remove them; or tap a start and then an end.',
  },
}
