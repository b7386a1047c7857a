'use client'
import type { SlotTime } from '#booking/booking-frame.ts'
import { useKept } from '#booking/use-kept.ts'
import { PresentTime } from '#components/booking/present-time.tsx'
import { SlotLink } from '#components/booking/slot-link.tsx'
import { atNight, type PartOfDay } from '#format.ts'

const partsOfDay: PartOfDay[] = ['Morning', 'Afternoon', 'Evening']
/** More than these are counted, not named. */
const namedMax = 3

interface DayTimesProps {
  slots: SlotTime[]
  /** The first start that the notice still allows, epoch milliseconds: an earlier one was not taken by anybody. */
  earliestAt: number
  /** The level under which the parts of the day stand. */
  heading: 'h3' | 'h4'
}

/** The free times of one day. One that goes while it is looked at stays in its place and says so; one that comes has its place. */
export function DayTimes({ slots, earliestAt, heading: Heading }: DayTimesProps) {
  const { offered, all, went, cameBack } = useKept(slots)
  const free = new Set(offered)
  const goneText = (slot: SlotTime) =>
    free.has(slot) ? null : Date.parse(slot.startsAt) < earliestAt ? 'too soon now' : 'just taken'
  return (
    <>
      <p role="status" className="sr-only">
        {went.length > 0 && `${namesOf(went)} just taken. `}
        {cameBack.length > 0 && `${namesOf(cameBack)} free again.`}
      </p>
      {partsOfDay.map(part => {
        const ofPart = all.filter(slot => slot.part === part)
        if (ofPart.length === 0) return null
        return (
          <div key={part} className="mt-4">
            <Heading className="mb-2 text-sm text-muted">
              {part}
              {ofPart.some(slot => slot.atNight) && <span className="ms-3 font-normal">☾ {atNight}</span>}
            </Heading>
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-2">
              {ofPart.map(slot => (
                <li key={slot.key}>
                  {slot.present ? <PresentTime {...slot} /> : <SlotLink {...slot} gone={goneText(slot)} />}
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </>
  )
}

const namesOf = (slots: readonly SlotTime[]) =>
  slots.length > namedMax ? `${slots.length} times` : slots.map(({ text }) => text).join(', ')
