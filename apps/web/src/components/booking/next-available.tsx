import { type BookingFrame, describeSlot } from '#booking/booking-frame.ts'
import { presentStartOf } from '#booking/present-start.ts'
import { SlotLink } from '#components/booking/slot-link.tsx'
import { formatDay, formatMonth, formatTime } from '#format.ts'

/** The top answer: the first free time of all. */
export function NextAvailable({ frame }: { frame: BookingFrame }) {
  const { booking, reader, search, moving, visitType } = frame
  const at = booking.nextAvailableAt
  if (at === null || at === presentStartOf(moving, visitType.id)) return null
  const when = `${formatDay(reader, at, { length: 'short' })}, ${formatTime(reader, at)}`
  const movedOn = !search.day && booking.month !== booking.window.fromDate.slice(0, 7)
  return (
    <section aria-label="Next available" className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <h2>Next available:</h2>
      <SlotLink {...describeSlot(frame, at)} name={when} text={when} />
      {movedOn && (
        <p className="w-full text-muted">
          The first free time is in {formatMonth(reader.locale, booking.month)}, so that month is shown.
        </p>
      )}
    </section>
  )
}
