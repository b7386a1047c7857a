'use client'
import type { Window } from '@holdfast/shared/rules/schedule'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { nextWindow, sortWindows } from './draft/day-windows.ts'
import type { WindowsEdit } from './draft/edit-windows.ts'
import { fieldId } from './draft/problem-place.ts'
import { formatWindow } from './draft/wall-time.ts'
import { useScheduleEditor } from './schedule-editor-context.ts'
import { WindowRow } from './window-row.tsx'

interface WindowRowsProps {
  /** Whose hours they are: "Monday", "Friday 27 November". */
  name: string
  /** The beginning of the ids of their fields. */
  path: string
  windows: readonly Window[]
  onEdit: (edit: WindowsEdit) => void
  /** The control that says that there are no hours: it gets the focus when the last ones are removed. */
  closedControlId: string
  /** What else can be done with these hours. */
  children?: ReactNode
}

/** Hours as rows of From and To, and a button for more. */
export function WindowRows(props: WindowRowsProps) {
  const { name, path, windows, onEdit, closedControlId, children } = props
  const { locale, announce } = useScheduleEditor()
  const addButtonId = `${path}.add`
  const next = nextWindow(sortWindows(windows))

  function add() {
    if (!next) return
    flushSync(() => onEdit({ type: 'addWindow' }))
    document.getElementById(fieldId(path, next.index, 'startTime'))?.focus()
  }

  function remove(index: number) {
    const window = windows[index]
    const rowBefore = index > 0 ? fieldId(path, index - 1, 'startTime') : addButtonId
    flushSync(() => onEdit({ type: 'removeWindow', index }))
    document.getElementById(windows.length > 1 ? rowBefore : closedControlId)?.focus()
    if (window) announce(`${name} ${formatWindow(locale, window)} removed.`)
  }

  return (
    <div className="space-y-3">
      {windows.map((window, index) => (
        <WindowRow
          // A row is its place: what is typed into it belongs there.
          key={index}
          name={name}
          path={path}
          windows={windows}
          index={index}
          window={window}
          onEdit={onEdit}
          onRemove={() => remove(index)}
        />
      ))}
      <div className="flex flex-wrap items-center gap-x-6">
        {next && (
          <button
            type="button"
            id={addButtonId}
            onClick={add}
            className="link min-h-8 scroll-mb-48 cursor-pointer text-sm"
          >
            Add hours<span className="sr-only"> on {name}</span>
          </button>
        )}
        {children}
      </div>
    </div>
  )
}
