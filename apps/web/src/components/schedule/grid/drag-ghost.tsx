'use client'
import { type Ref, useImperativeHandle, useRef } from 'react'
import type { Locale } from '#locale.ts'
import { minutesPerDay } from '../draft/wall-time.ts'
import { daysPerWeek, type GridDay } from './grid-day.ts'
import { areaOfTarget, type DragTarget, labelOfTarget } from './grid-drag.ts'

/** What is drawn of a drag. It is moved by hand, so that React draws nothing while one goes on. */
export interface GridGhost {
  show: (target: DragTarget) => void
  hide: () => void
}

interface DragGhostProps {
  ref: Ref<GridGhost>
  locale: Locale
  week: readonly GridDay[]
}

const part = (share: number, whole: number) => `${(100 * share) / whole}%`

/** The stretch that a drag would change, with its times. */
export function DragGhost({ ref, locale, week }: DragGhostProps) {
  const box = useRef<HTMLDivElement>(null)
  const label = useRef<HTMLSpanElement>(null)
  useImperativeHandle(
    ref,
    () => ({
      show: target => {
        if (!box.current || !label.current) return
        const { firstDay, lastDay, startMinute, endMinute } = areaOfTarget(target)
        box.current.hidden = false
        box.current.dataset.type = target.type
        Object.assign(box.current.style, {
          left: part(firstDay, daysPerWeek),
          width: part(lastDay + 1 - firstDay, daysPerWeek),
          top: part(startMinute, minutesPerDay),
          height: part(endMinute - startMinute, minutesPerDay),
        })
        const text = labelOfTarget(locale, week, target)
        if (label.current.textContent !== text) label.current.textContent = text
      },
      hide: () => {
        if (box.current) box.current.hidden = true
      },
    }),
    [locale, week],
  )
  return (
    <div
      ref={box}
      hidden
      className="absolute z-20 rounded-md border-2 border-brand bg-brand/25 data-[type=erase]:border-dashed data-[type=erase]:border-accent data-[type=erase]:bg-surface/70"
    >
      <span
        ref={label}
        className="sticky start-14 top-20 z-20 m-1 inline-block rounded-md bg-ink px-2 py-1 text-xs font-semibold whitespace-nowrap text-page"
      />
    </div>
  )
}
