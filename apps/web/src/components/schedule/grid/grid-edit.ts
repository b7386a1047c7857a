import type { ScheduleEdit } from '../draft/edit-schedule.ts'
import { type DaySpan, eraseSpan, paintSpan, windowOfSpan } from './day-spans.ts'
import type { GridDay } from './grid-day.ts'

/** The same stretch of several days next to each other; both are columns of the grid. */
export interface GridArea extends DaySpan {
  firstDay: number
  lastDay: number
}

/** One block of hours in one column. */
export interface GridBlock extends DaySpan {
  day: number
}

/** What every change in the grid is: one edit of the draft, and so one step of its undo. */
export type SetHours = Extract<ScheduleEdit, { type: 'setHours' }>

export function paintArea(week: readonly GridDay[], area: GridArea): SetHours {
  return editDays(week.slice(area.firstDay, area.lastDay + 1), spans => paintSpan(spans, area))
}

export function eraseArea(week: readonly GridDay[], area: GridArea): SetHours {
  return editDays(week.slice(area.firstDay, area.lastDay + 1), spans => eraseSpan(spans, area))
}

/** A block put elsewhere, on its own day or on another one. What it is laid over becomes one with it. */
export function putBlock(week: readonly GridDay[], from: GridBlock, to: GridBlock): SetHours {
  return editDays(
    week.filter((_, index) => index === from.day || index === to.day),
    (spans, day) => {
      const left = day === week[from.day] ? eraseSpan(spans, from) : spans
      return day === week[to.day] ? paintSpan(left, to) : left
    },
  )
}

export function removeBlock(week: readonly GridDay[], block: GridBlock): SetHours {
  return eraseArea(week, { ...block, firstDay: block.day, lastDay: block.day })
}

/** A block changed on its own day, and as it then is laid over others too. */
export function copyBlock(
  week: readonly GridDay[],
  from: GridBlock,
  to: GridBlock,
  otherDays: readonly number[],
): SetHours {
  const own = putBlock(week, from, to)
  const others = editDays(
    week.filter((_, index) => index !== to.day && otherDays.includes(index)),
    spans => paintSpan(spans, to),
  )
  return { ...own, days: [...own.days, ...others.days] }
}

function editDays(
  days: readonly GridDay[],
  edit: (spans: readonly DaySpan[], day: GridDay) => readonly DaySpan[],
): SetHours {
  return {
    type: 'setHours',
    days: days.map(day => ({ day: day.day, windows: edit(day.spans, day).map(windowOfSpan) })),
  }
}
