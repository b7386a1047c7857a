'use client'
import { availableText, type SlotTime } from '#booking/booking-frame.ts'
import { useKept } from '#booking/use-kept.ts'
import { DayTimes } from '#components/booking/day-times.tsx'

interface DayOfTimes {
  /** The date. */
  key: string
  title: string
  slots: SlotTime[]
}

/** Days with their free times. One whose last time goes while it is looked at stays in its place. */
export function KeptDays({ days, earliestAt }: { days: DayOfTimes[]; earliestAt: number }) {
  const { offered, all } = useKept(days)
  const free = new Set(offered)
  return all.map(day => {
    const slots = free.has(day) ? day.slots : noSlots
    return (
      <section key={day.key} className="mt-8">
        <h3 className="border-b border-line pb-2 text-lg">
          {day.title}
          <span className="ms-3 text-sm font-normal text-muted">{availableText(slots.length)}</span>
        </h3>
        <DayTimes slots={slots} earliestAt={earliestAt} heading="h4" />
      </section>
    )
  })
}

const noSlots: SlotTime[] = []
