'use client'
import type { TimeOff } from '@holdfast/shared/rules/schedule'
import { timeOffId } from '../draft/problem-place.ts'
import { formatAway, nameOfTimeOff } from '../draft/time-off-words.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import { findBack } from './find-back.ts'

interface TimeOffItemProps {
  timeOff: TimeOff
  index: number
  onEdit: () => void
  onRemove: () => void
}

/** One time off in words, with its way back. */
export function TimeOffItem({ timeOff, index, onEdit, onRemove }: TimeOffItemProps) {
  const { locale, draft } = useScheduleEditor()
  const name = nameOfTimeOff(locale, timeOff)
  return (
    <li
      id={timeOffId(index)}
      tabIndex={-1}
      className="flex scroll-mb-48 flex-wrap items-start justify-between gap-x-6 gap-y-1 rounded-xl border border-control bg-sunken p-4"
    >
      <div className="min-w-0">
        {timeOff.label && <p className="font-semibold wrap-anywhere">{timeOff.label}</p>}
        <p>{formatAway(locale, timeOff, findBack(draft.schedule, timeOff))}</p>
      </div>
      <div className="flex gap-x-5">
        <button type="button" onClick={onEdit} className="link min-h-8 scroll-mb-48 cursor-pointer text-sm">
          Edit<span className="sr-only"> {name}</span>
        </button>
        <button type="button" onClick={onRemove} className="link min-h-8 scroll-mb-48 cursor-pointer text-sm">
          Remove<span className="sr-only"> {name}</span>
        </button>
      </div>
    </li>
  )
}
