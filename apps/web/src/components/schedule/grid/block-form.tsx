'use client'
import { weekdayOf } from '@holdfast/shared/rules/dates'
import { type RefObject, useId, useRef, useState } from 'react'
import { formatDate } from '#format.ts'
import { moveEdge } from '../draft/day-windows.ts'
import { rowHint } from '../draft/row-hint.ts'
import { nameOfDay, weekdayName } from '../draft/schedule-day.ts'
import { formatWindow, minutesOf } from '../draft/wall-time.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import { TimeField } from '../time-field.tsx'
import { windowOfSpan } from './day-spans.ts'
import type { GridDay } from './grid-day.ts'
import { GridDialog } from './grid-dialog.tsx'
import { copyBlock, type GridBlock, putBlock, removeBlock, type SetHours } from './grid-edit.ts'

interface BlockFormProps {
  week: readonly GridDay[]
  block: GridBlock
  onEdit: (edit: SetHours) => void
  onClose: () => void
}

const edges = [
  { edge: 'startTime', label: 'From' },
  { edge: 'endTime', label: 'To' },
] as const

/** One block of hours in fields: from and to, the days that get the same, and removing it. */
export function BlockForm({ week, block, onEdit, onClose }: BlockFormProps) {
  const { locale } = useScheduleEditor()
  const id = useId()
  const fields = useRef<HTMLDivElement>(null)
  const [window, setWindow] = useState(windowOfSpan(block))
  const [copyTo, setCopyTo] = useState<readonly number[]>([])
  const day = week[block.day]
  const hint = rowHint(locale, [window], 0)
  if (!day) return null
  const name = nameOfDay(locale, day.day)

  function save() {
    if (hint || !isReadable(fields)) return
    const to = {
      day: block.day,
      startMinute: minutesOf(window.startTime),
      endMinute: minutesOf(window.endTime),
    }
    onEdit(copyTo.length > 0 ? copyBlock(week, block, to, copyTo) : putBlock(week, block, to))
    onClose()
  }

  return (
    <GridDialog title={`${name}, ${formatWindow(locale, windowOfSpan(block))}`} onClose={onClose}>
      <p className="mt-1 text-sm text-muted">
        {'date' in day.day ? 'Changes this date only.' : `Changes every ${weekdayName(weekdayOf(day.date))}.`}
      </p>
      <div ref={fields} className="mt-4 flex gap-3">
        {edges.map(({ edge, label }) => (
          <TimeField
            key={edge}
            id={`${id}${edge}`}
            label={label}
            edge={edge}
            window={window}
            describedBy={hint ? `${id}hint` : undefined}
            onChange={time => setWindow(moveEdge(window, edge, time))}
          />
        ))}
      </div>
      {hint && (
        <p id={`${id}hint`} className="mt-1.5 text-sm text-accent">
          {hint}
        </p>
      )}
      <fieldset className="mt-4">
        <legend className="text-sm font-semibold">Copy to</legend>
        <div className="mt-1 grid grid-cols-2 gap-x-4 sm:grid-cols-3">
          {week.map((other, index) => (
            <label
              key={other.date}
              hidden={index === block.day}
              className="inline-flex min-h-9 cursor-pointer items-center gap-2.5 text-sm [&[hidden]]:hidden"
            >
              <input
                type="checkbox"
                checked={copyTo.includes(index)}
                onChange={() => setCopyTo(toggled(copyTo, index))}
                className="size-5 accent-brand"
              />
              {'date' in other.day
                ? formatDate(locale, other.date, { length: 'short' })
                : weekdayName(weekdayOf(other.date))}
            </label>
          ))}
        </div>
        <p className="mt-1 text-sm text-muted">Those days get these hours in addition to their own.</p>
      </fieldset>
      <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-2">
        <button type="button" onClick={save} className="button button-primary">
          Save
        </button>
        <button
          type="button"
          onClick={() => {
            onEdit(removeBlock(week, block))
            onClose()
          }}
          className="button button-danger"
        >
          Delete
        </button>
        <button type="button" onClick={onClose} className="link min-h-11 cursor-pointer">
          Cancel
        </button>
      </div>
    </GridDialog>
  )
}

const toggled = (list: readonly number[], item: number) =>
  list.includes(item) ? list.filter(other => other !== item) : [...list, item]

/** Whether every time that was typed could be read; if not, the first one that could not gets the focus. */
function isReadable(fields: RefObject<HTMLElement | null>): boolean {
  const unread = fields.current?.querySelector<HTMLElement>('input:invalid')
  unread?.focus()
  return !unread
}
