'use client'
import { lazy, Suspense, useRef, useState } from 'react'

const CalendarPopover = lazy(async () => {
  const { CalendarPopover } = await import('./calendar-popover.tsx')
  return { default: CalendarPopover }
})

interface CalendarButtonProps {
  /** "From", as the field is called. */
  label: string
  date: string | null
  /** The earliest date that can be chosen. */
  fromDate: string
  onChoose: (date: string) => void
}

/** The calendar of a date field, which is loaded when it is first asked for. */
export function CalendarButton({ label, date, fromDate, onChoose }: CalendarButtonProps) {
  const opener = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        ref={opener}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`${label}: open the calendar`}
        onClick={() => setOpen(true)}
        className="grid size-11 shrink-0 cursor-pointer place-items-center rounded-lg border border-control text-muted hover:bg-brand-soft hover:text-brand"
      >
        <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5">
          <path
            d="M3 5h14v12H3zM3 9h14M7 2.5V6m6-3.5V6"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
          />
        </svg>
      </button>
      {open && (
        <Suspense>
          <CalendarPopover
            opener={opener}
            label={label}
            date={date}
            fromDate={fromDate}
            onChoose={onChoose}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}
