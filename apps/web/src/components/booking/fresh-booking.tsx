'use client'
import { concerns, type ShownDates } from '#booking/shown-dates.ts'
import { useAskAgain } from '#booking/use-ask-again.ts'
import { useSlotWatch } from '#booking/use-slot-watch.ts'
import { useSlotChoice } from '#components/booking/slot-chooser.tsx'

interface FreshBookingProps {
  providerId: string
  shown: ShownDates
  /** The address at which the page stays on the day that it shows; null where that is the present one. */
  path: string | null
  /** Epoch milliseconds by the server's clock: when it answered, and when the answer may change by itself. */
  serverAt: number
  changesAt: number
}

/** Keeps a booking page true while it is looked at: what changes is asked for again, and changes in place. */
export function FreshBooking({ providerId, shown, path, serverAt, changesAt }: FreshBookingProps) {
  const { choosing } = useSlotChoice()
  const askAgain = useAskAgain({ path, busy: choosing !== null, serverAt, changesAt })
  useSlotWatch(providerId, dates => {
    if (concerns(shown, dates)) askAgain()
  })
  return null
}
