'use client'
import { lazy, Suspense } from 'react'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import { useHydrated } from '../use-hydrated.ts'
import { DateSign, signNames } from './date-sign.tsx'
import type { DateMark } from './describe-date.ts'

const DayCalendar = lazy(async () => {
  const { DayCalendar } = await import('./day-calendar.tsx')
  return { default: DayCalendar }
})

interface DateChoiceProps {
  chosen: readonly string[]
  onChoose: (dates: string[]) => void
}

/** The calendar in which one date or several are chosen. It comes after the first paint, into room that is kept for it. */
export function DateChoice({ chosen, onChoose }: DateChoiceProps) {
  const { draft } = useScheduleEditor()
  const hydrated = useHydrated()
  const room = <div className="skeleton h-[21.5rem]" />
  return (
    <div className="min-w-0 max-w-96">
      <div className="min-h-[21.5rem]">
        {hydrated ? (
          <Suspense fallback={room}>
            <DayCalendar
              label="Dates to change"
              fromDate={draft.todayDate}
              chosen={chosen}
              onChoose={onChoose}
              multiple
            />
          </Suspense>
        ) : (
          room
        )}
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
        {(Object.keys(signNames) as DateMark[]).map(mark => (
          <li key={mark} className="inline-flex items-center gap-1.5">
            <DateSign mark={mark} />
            {signNames[mark]}
          </li>
        ))}
      </ul>
    </div>
  )
}
