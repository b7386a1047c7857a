import { type BookingFrame, describeSlot } from '#booking/booking-frame.ts'
import { SlotLink } from '#components/booking/slot-link.tsx'
import { atNight, formatSlotTime, isNight, type PartOfDay, partOfDay } from '#format.ts'

const partsOfDay: PartOfDay[] = ['Morning', 'Afternoon', 'Evening']

interface DayTimesProps {
  frame: BookingFrame
  starts: number[]
  heading: 'h3' | 'h4'
}

/** The free times of one day. `starts` are epoch milliseconds in order; `heading` is the level under which they stand. */
export function DayTimes({ frame, starts, heading: Heading }: DayTimesProps) {
  const { timeZone } = frame.reader
  return partsOfDay.map(part => {
    const ofPart = starts.filter(at => partOfDay(timeZone, at) === part)
    if (ofPart.length === 0) return null
    return (
      <div key={part} className="mt-4">
        <Heading className="mb-2 text-sm text-muted">
          {part}
          {ofPart.some(at => isNight(timeZone, at)) && <span className="ms-3 font-normal">☾ {atNight}</span>}
        </Heading>
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(6rem,1fr))] gap-2">
          {ofPart.map(at => (
            <li key={at}>
              <SlotLink {...describeSlot(frame, at)} text={formatSlotTime(frame.reader, at)} />
            </li>
          ))}
        </ul>
      </div>
    )
  })
}
