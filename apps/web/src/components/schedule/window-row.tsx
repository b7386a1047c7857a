'use client'
import type { Window } from '@holdfast/shared/rules/schedule'
import { flushSync } from 'react-dom'
import { mergeAt, mergedWindow } from './draft/day-windows.ts'
import type { WindowsEdit } from './draft/edit-windows.ts'
import { fieldId } from './draft/problem-place.ts'
import { rowHint } from './draft/row-hint.ts'
import { formatWindow } from './draft/wall-time.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'
import { TimeField } from './time-field.tsx'

interface WindowRowProps {
  /** Whose hours they are. */
  name: string
  /** The beginning of the ids of their fields. */
  path: string
  windows: readonly Window[]
  index: number
  window: Window
  onEdit: (edit: WindowsEdit) => void
  onRemove: () => void
}

const edges = [
  { edge: 'startTime', label: 'From' },
  { edge: 'endTime', label: 'To' },
] as const

/** Hours from one time to another: both can be changed, they can be removed, and merged with those that they meet. */
export function WindowRow({ name, path, windows, index, window, onEdit, onRemove }: WindowRowProps) {
  const { locale, announce } = useScheduleEditor()
  const hint = rowHint(locale, windows, index)
  const hintId = `${path}.${index}.hint`
  const merged = mergedWindow(windows, index)
  const mergedText = merged && formatWindow(locale, merged)

  function merge() {
    const mergedIndex = mergeAt(windows, index).findIndex(({ startTime }) => startTime === merged?.startTime)
    flushSync(() => onEdit({ type: 'mergeWindows', index }))
    document.getElementById(fieldId(path, mergedIndex, 'startTime'))?.focus()
    announce(`${name}: merged into ${mergedText}.`)
  }

  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">
        {name}, hours {index + 1}
      </legend>
      <div className="flex items-start gap-2">
        {edges.map(({ edge, label }) => (
          <TimeField
            key={edge}
            id={fieldId(path, index, edge)}
            label={label}
            edge={edge}
            window={window}
            describedBy={hint ? hintId : undefined}
            onChange={time => onEdit({ type: 'moveEdge', index, edge, time })}
          />
        ))}
        <button
          type="button"
          onClick={onRemove}
          aria-label={`Remove ${name} ${formatWindow(locale, window)}`}
          className="mt-6 grid size-11 shrink-0 cursor-pointer place-items-center rounded-lg text-muted hover:bg-accent-soft hover:text-accent"
        >
          <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4">
            <path d="m3.5 3.5 9 9m0-9-9 9" fill="none" stroke="currentColor" strokeWidth="1.75" />
          </svg>
        </button>
      </div>
      {hint && (
        <p id={hintId} className="mt-1.5 text-sm text-accent">
          {hint}
        </p>
      )}
      {mergedText && (
        <button type="button" onClick={merge} className="link mt-1 min-h-8 cursor-pointer text-sm">
          Merge into {mergedText}
        </button>
      )}
    </fieldset>
  )
}
