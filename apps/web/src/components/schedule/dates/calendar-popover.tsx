'use client'
import type { RefObject } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { DayCalendar } from './day-calendar.tsx'

interface CalendarPopoverProps {
  opener: RefObject<HTMLButtonElement | null>
  /** "From", as the field is called. */
  label: string
  date: string | null
  fromDate: string
  onChoose: (date: string) => void
  onClose: () => void
}

/** A calendar beside the button that opens it. */
export function CalendarPopover({ opener, label, date, fromDate, onChoose, onClose }: CalendarPopoverProps) {
  return (
    <Popover
      triggerRef={opener}
      isOpen
      onOpenChange={open => {
        if (!open) onClose()
      }}
      placement="bottom end"
      className="card z-40 w-80 max-w-[calc(100vw-1rem)] overflow-y-auto p-3"
    >
      <Dialog aria-label={`${label}: choose a date`} className="outline-none">
        <DayCalendar
          label={label}
          autoFocus
          fromDate={fromDate}
          chosen={date ? [date] : []}
          onChoose={([chosen]) => {
            if (chosen) onChoose(chosen)
            onClose()
          }}
        />
      </Dialog>
    </Popover>
  )
}
